/** Registers every tag. A tag that is taken already stays as it is. */
import './elements/captions/captions.define.ts';
import './elements/club-card/club-card.define.ts';
import './elements/contact/contact.define.ts';
import './elements/control-bar/control-bar.define.ts';
import './elements/hand-raise/hand-raise.define.ts';
import './elements/host-panel/host-panel.define.ts';
import './elements/mini-player/mini-player.define.ts';
import './elements/profile-card/profile-card.define.ts';
import './elements/provider/provider.define.ts';
import './elements/reactions/reactions.define.ts';
import './elements/room-list/room-list.define.ts';
import './elements/room/room.define.ts';
import './elements/share/share.define.ts';
import './elements/schedule/schedule.define.ts';
import './elements/invite/invite.define.ts';
import './elements/room-form/room-form.define.ts';
import './elements/speaker-grid/speaker-grid.define.ts';
