import { assert } from '@open-wc/testing';
import * as everything from '../../../src/index.ts';
import { define } from '../../../src/ui/define.ts';

const TAGS = {
  'hallway-contact': everything.HallwayContact,
  'hallway-control-bar': everything.HallwayControlBar,
  'hallway-hand-raise': everything.HallwayHandRaise,
  'hallway-host-panel': everything.HallwayHostPanel,
  'hallway-profile-card': everything.HallwayProfileCard,
  'hallway-provider': everything.HallwayProvider,
  'hallway-room': everything.HallwayRoom,
  'hallway-share': everything.HallwayShare,
  'hallway-speaker-grid': everything.HallwaySpeakerGrid,
};

describe('What the package offers', () => {
  it('registers nothing by itself', () => {
    const registered = Object.keys(TAGS).filter((tag) => customElements.get(tag) !== undefined);
    assert.isEmpty(registered);
  });

  it('registers each tag once, and warns instead of throwing when it is taken', async () => {
    await import('../../../src/define.ts');
    for (const [tag, element] of Object.entries(TAGS)) assert.equal(customElements.get(tag), element, tag);
    const warnings: unknown[] = [];
    const { warn } = console;
    console.warn = (text: unknown) => warnings.push(text);
    try {
      define('hallway-room', everything.HallwayRoom);
      assert.isEmpty(warnings, 'the same again is no news');
      define('hallway-room', class extends HTMLElement {});
    } finally {
      console.warn = warn;
    }
    assert.lengthOf(warnings, 1);
    assert.equal(customElements.get('hallway-room'), everything.HallwayRoom);
  });

  it('lets elements be made before they are anywhere', () => {
    for (const tag of Object.keys(TAGS)) assert.doesNotThrow(() => document.createElement(tag), tag);
  });
});
