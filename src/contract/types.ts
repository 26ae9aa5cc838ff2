/** What a page knows of rooms and people, as the API sends it. Times are ISO 8601 strings in UTC. */
import type { components } from './api.ts';

type Schemas = components['schemas'];

/** Where a room is in its life. */
export type RoomState = Schemas['RoomState'];
/** Who a viewer is in a room. `host`, `moderator` and `speaker` are on stage. */
export type Role = Schemas['Role'];
/** Who may raise a hand. */
export type HandPolicy = Schemas['HandPolicy'];
/** Who may react. */
export type ReactionPolicy = Schemas['ReactionPolicy'];
/** How one can react. */
export type ReactionKind = keyof Schemas['ReactionCounts'];
/** So many reactions of each kind; kinds that nobody chose are missing. */
export type ReactionCounts = Schemas['ReactionCounts'];
/** How the queue of hands is sorted. */
export type HandOrder = Schemas['HandOrder'];
/** Who may know of a room, and who may enter it. */
export type RoomAccess = Schemas['RoomAccess'];
/** The three parts of the roster. */
export type RosterSection = Schemas['RosterSection'];

/** What became of the wish to record a room. */
export type RecordingState = Schemas['RecordingState'];
/**
 * What was recorded of a talk: where its sound is, who spoke when, what was answered. Positions are milliseconds of the
 * sound.
 */
export type Recording = Schemas['Recording'];
/** What was said in a recording, in one language. */
export type RecordingCaptions = Schemas['RecordingCaptions'];

/** The club a room belongs to, as a card shows it. */
export type ClubRef = NonNullable<Schemas['ClubRef']>;

/** A room without its people. Its `name` is unique and URL-safe: what `room="…"` holds. */
export type Room = Schemas['Room'];

/**
 * Somebody in a room. The `id` is opaque and equals the LiveKit identity; `muted` is what the server knows, those who
 * joined hear it earlier from the media session; `away` is on stage but not connected right now.
 */
export type Person = Schemas['Person'];

/** A raised hand as moderators see it; `invitedAt` is set while an invitation to the stage waits for an answer. */
export type Hand = Schemas['Hand'];

/**
 * What the viewer is and may do in one room: `present` is connected to its audio as the server knows it, `invited` an
 * invitation to the stage that waits for an answer, `blocked` why the viewer may not be here.
 */
export type Viewer = Schemas['Viewer'];

/** A page of the roster; `count` is all in this section, not only on this page. */
export type RosterPage = Schemas['RosterPage'];

/**
 * The answer to a join: LiveKit's token-endpoint shape, and who the viewer is (absent from a bare token endpoint). The
 * token is short-lived, for one room and one role, and never logged, stored or shown.
 */
export type JoinGrant = Schemas['Connection'] & Partial<Pick<Schemas['JoinGrant'], 'viewer'>>;

/** A session that begins or goes on. */
export type Session = Schemas['Session'];

/** Everything a person can ask of a room besides joining; one row each in the backend's and the model's action tables. */
export type RoomAction =
  | { readonly type: 'hand-raise' }
  | { readonly type: 'hand-lower' }
  | { readonly type: 'stage-accept' }
  | { readonly type: 'stage-decline' }
  | { readonly type: 'stage-leave' }
  | { readonly type: 'hands-lower-all' }
  | { readonly type: 'hand-decline'; readonly person: string }
  | { readonly type: 'hand-policy'; readonly policy: HandPolicy }
  | { readonly type: 'reaction-policy'; readonly policy: ReactionPolicy }
  | { readonly type: 'stage-invite'; readonly person: string }
  | { readonly type: 'stage-uninvite'; readonly person: string }
  | { readonly type: 'person-to-audience'; readonly person: string }
  | { readonly type: 'person-mute'; readonly person: string }
  | { readonly type: 'person-remove'; readonly person: string }
  /** Without a `scope` it is the club, where the room has one. */
  | { readonly type: 'person-ban'; readonly person: string; readonly scope?: BanScope }
  | { readonly type: 'ban-lift'; readonly person: string }
  | ({ readonly type: 'person-report'; readonly person: string } & NewReport)
  | { readonly type: 'report-close'; readonly report: string }
  | { readonly type: 'person-role'; readonly person: string; readonly role: Role }
  | { readonly type: 'hand-order'; readonly order: HandOrder }
  | { readonly type: 'room-lock'; readonly locked: boolean }
  | { readonly type: 'mute-all' }
  | { readonly type: 'room-start' }
  | { readonly type: 'room-end' }
  | { readonly type: 'recording-start' }
  | { readonly type: 'recording-stop' };

/** How far a ban reaches. */
export type BanScope = Schemas['BanScope'];
/** Somebody who was removed or banned. */
export type Ban = Schemas['Ban'];
/** Something that was done in a room. */
export type LogEntry = Schemas['LogEntry'];
/** What was done in a room, the newest first. */
export type LogPage = Schemas['LogPage'];
/** Why somebody is reported. */
export type ReportReason = Schemas['ReportReason'];
/** What somebody reports. */
export type NewReport = Schemas['NewReport'];
/** A report as those who run the room see it. */
export type Report = Schemas['Report'];
/** The reports that nobody has seen to yet; `count` is all of them. */
export type ReportList = Schemas['ReportList'];

/** A room as a card of something else names it: what is live there, or comes next. */
export type RoomRef = Schemas['RoomRef'];

/** What a person shows of themselves. */
export type Profile = Schemas['Profile'];
/** A person and what their card shows. `you` is null while nobody knows who the viewer is. */
export type PersonCard = Schemas['PersonCard'];
/** A private request as it is sent. `key` is made up once for each: sent again under it, it is the same one. */
export type NewContact = Schemas['NewContact'];
/** A private request as whom it is for sees it. */
export type Contact = Schemas['Contact'];
/** A page of private requests. */
export type ContactPage = Schemas['ContactPage'];

/** A club and what its card shows. `you` is null while nobody knows who the viewer is. */
export type ClubCard = Schemas['ClubCard'];

/** A room as the hallway lists it: its first faces, and whether the viewer follows something there, and what. */
export type RoomListing = Schemas['RoomListing'];
/** A page of the hallway; `count` is all of a live list. */
export type HallwayPage = Schemas['HallwayPage'];
/** A topic with its names by language, what is live in it, and the topics below it. */
export type Topic = Schemas['Topic'];
/** What most people listen to now. */
export type Trending = Schemas['Trending'];
/** What the viewer's follows lead to. */
export type Discovery = Schemas['Discovery'];

/** A talk as a schedule shows it: with those who speak, and the first of those who come. */
export type Talk = Schemas['Talk'];
/** A page of a schedule. */
export type TalkPage = Schemas['TalkPage'];
/** Somebody who comes to a talk, or speaks there. */
export type Comer = Schemas['Comer'];
/** Who comes to a talk; guests are in the number only. */
export type ComingPage = Schemas['ComingPage'];
/** What came of the viewer's wish to be reminded. */
export type Reminder = Schemas['Reminder'];
/** What the viewer is to be reminded of. */
export type OwnReminders = Schemas['OwnReminders'];
/** What lets its holder into a closed room or club, without the code. */
export type Invitation = Schemas['Invitation'];
/** A page of invitations, the newest first. */
export type InvitationPage = Schemas['InvitationPage'];
/** An invitation that was just made, with its code. */
export type MadeInvitation = Schemas['NewInvitationCode'];
/** Where a used invitation lets its holder in: a room or a club. */
export interface Redeemed {
  readonly room: Room | null;
  readonly club: ClubRef | null;
}
/** What an invitation is made of. */
export type NewInvitation = Partial<Schemas['NewInvitation']>;
/** What led somebody to a page, by the parameters of its address. */
export type Campaign = Schemas['Campaign'];
/** What opens or schedules a room. */
export type NewRoom = Omit<Schemas['NewRoom'], 'name' | 'hostId'>;

/** A question; the same for everybody who may see it. `author` is null where it was asked without a name. */
export type Question = Schemas['Question'];
/** What became of a question. */
export type QuestionState = Schemas['QuestionState'];
/** Why a question was dismissed. */
export type DismissalReason = Schemas['DismissalReason'];
/** How many questions are in each state; `waiting` and `dismissed` are for moderators. */
export type QuestionCounts = Schemas['QuestionCounts'];
/** What the hosts say of questions; `words` is for moderators. */
export type QuestionRules = Schemas['QuestionRules'];
/** The same as it is set. */
export type NewQuestionRules = Schemas['NewQuestionRules'];
/** A question as it is asked. `key` is made up once for each: sent again under it, it is the same one. */
export type NewQuestion = Schemas['NewQuestion'];
/** A page of questions, what became of the viewer's own, and which of all these the viewer voted for. */
export type QuestionPage = Schemas['QuestionPage'];
/** A question's votes after the viewer's. */
export type QuestionVotes = Schemas['QuestionVotes'];

/** What changed of a room's questions: those that are new or another, those that are gone, and votes of the others. */
export interface QuestionNews {
  readonly questions: readonly Question[];
  readonly gone: readonly number[];
  readonly votes: readonly (readonly [number: number, votes: number])[];
  readonly counts: QuestionCounts;
  readonly rules?: QuestionRules;
}

/** All that can be done with a question besides asking and voting; `withdraw` is for its asker, the rest for moderators. */
export type QuestionAct =
  | { readonly type: 'open'; readonly question: number }
  | { readonly type: 'pin'; readonly question: number }
  | { readonly type: 'unpin'; readonly question: number }
  | { readonly type: 'invite'; readonly question: number }
  | { readonly type: 'withdraw'; readonly question: number }
  | { readonly type: 'answer'; readonly question: number; readonly text?: string }
  | {
      readonly type: 'dismiss';
      readonly question: number;
      readonly reason: DismissalReason;
      readonly note?: string;
    }
  | { readonly type: 'merge'; readonly question: number; readonly into: number }
  | { readonly type: 'rules'; readonly rules: NewQuestionRules };
