/* Generated from server/openapi.json by scripts/build/contract.ts: change the server’s schemas instead. */
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    readonly Session: {
      /** @description For `Authorization: Bearer`. */
      readonly token: string;
      /**
       * Format: date-time
       * @description ISO 8601, UTC, with milliseconds.
       */
      readonly expiresAt: string;
      readonly viewer: {
        /** @example p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11 */
        readonly id: string;
        /** @enum {string} */
        readonly kind: 'guest' | 'person';
        readonly name: string;
        readonly avatarUrl: string | null;
      };
    };
    readonly Error: {
      readonly error: {
        readonly code: components['schemas']['ErrorCode'];
        /** @description For developers, in English. */
        readonly message: string;
        readonly requestId: string;
      };
    };
    /** @enum {string} */
    readonly ErrorCode:
      | 'bad_request'
      | 'unauthorized'
      | 'session_expired'
      | 'user_token_invalid'
      | 'forbidden'
      | 'not_found'
      | 'room_not_found'
      | 'room_not_live'
      | 'room_ended'
      | 'room_full'
      | 'room_locked'
      | 'removed'
      | 'banned'
      | 'invitation_needed'
      | 'invitation_invalid'
      | 'hands_closed'
      | 'questions_closed'
      | 'question_words'
      | 'question_too_soon'
      | 'not_in_room'
      | 'not_invited'
      | 'not_on_stage'
      | 'stage_full'
      | 'conflict'
      | 'not_supported'
      | 'too_large'
      | 'rate_limited'
      | 'media_unavailable'
      | 'unavailable'
      | 'internal';
    readonly Connection: {
      readonly server_url: string;
      /** @description Opens this room only, for this person and role only, for at most ten minutes. */
      readonly participant_token: string;
    };
    readonly Room: {
      /** @example street-trees */
      readonly name: string;
      readonly title: string;
      readonly state: components['schemas']['RoomState'];
      readonly club: components['schemas']['ClubRef'];
      readonly topic: string | null;
      readonly description: string | null;
      readonly access: components['schemas']['RoomAccess'];
      /** @description Whether the host wants the talk recorded. */
      readonly recording: boolean;
      readonly recordingState: components['schemas']['RecordingState'];
      /**
       * Format: date-time
       * @description When an announced recording begins, or since when the state is so.
       */
      readonly recordingAt: string | null;
      /** @description BCP 47 tag of the language spoken. */
      readonly language: string;
      readonly handPolicy: components['schemas']['HandPolicy'];
      readonly reactionPolicy: components['schemas']['ReactionPolicy'];
      readonly handOrder: components['schemas']['HandOrder'];
      /** @description Nobody new comes in but those on stage and those invited. */
      readonly locked: boolean;
      /**
       * Format: date-time
       * @description While the host of a live room is gone: until when it waits for them, before a moderator becomes host or it ends.
       */
      readonly hostAwaitedUntil: string | null;
      /** @description Most people at once, preloaded pages included. Those on stage are let in even when it is full. */
      readonly capacity: number;
      /**
       * Format: date-time
       * @description ISO 8601, UTC, with milliseconds.
       */
      readonly startsAt: string | null;
      /** @description How long a scheduled talk is meant to be. */
      readonly minutes: number;
      /**
       * Format: date-time
       * @description A scheduled talk that will not be; its state is `ended`.
       */
      readonly cancelledAt: string | null;
      /** @description How many said that they come. */
      readonly coming: number;
      /**
       * Format: date-time
       * @description ISO 8601, UTC, with milliseconds.
       */
      readonly startedAt: string | null;
      /**
       * Format: date-time
       * @description ISO 8601, UTC, with milliseconds.
       */
      readonly endedAt: string | null;
      /**
       * @description Why it ended, where nobody ended it: its host was gone, and nobody could take over.
       * @enum {string|null}
       */
      readonly endedAs: 'host_gone' | null;
      /** @description Once ended: how many different people were there. */
      readonly attendance: number | null;
    };
    /** @enum {string} */
    readonly RoomState: 'scheduled' | 'live' | 'ended';
    readonly ClubRef: {
      /** @example street-trees */
      readonly name: string;
      readonly title: string;
      readonly pictureUrl: string | null;
    } | null;
    /**
     * @description `invitation`: listed, and entered by those invited; `hidden`: besides unknown to all others.
     * @enum {string}
     */
    readonly RoomAccess: 'open' | 'invitation' | 'hidden';
    /**
     * @description `announced`: begins at `recordingAt`; `failed`: wanted, and tried again; `saving`: over, and not yet whole; `kept`: there is one, which may go on while the room is live; `deleted`: there was one.
     * @enum {string}
     */
    readonly RecordingState: 'off' | 'announced' | 'recording' | 'failed' | 'saving' | 'kept' | 'deleted';
    /**
     * @description `followed`: only people whom somebody on stage follows.
     * @enum {string}
     */
    readonly HandPolicy: 'off' | 'everyone' | 'followed';
    /** @enum {string} */
    readonly ReactionPolicy: 'everyone' | 'off';
    /**
     * @description `least_on_stage`: those first who were on stage for the shortest time so far.
     * @enum {string}
     */
    readonly HandOrder: 'raised' | 'least_on_stage';
    readonly NewRoom: {
      /**
       * @description Made up where it is missing. Never used twice.
       * @example street-trees
       */
      readonly name?: string;
      readonly title: string;
      /** @description The name of a club that exists, or the whole of it, which makes or updates it. Only its leaders, its admins and the operator may open rooms in a club, and only admins and the operator update it. */
      readonly club?: string | components['schemas']['NewClub'];
      readonly topic?: string;
      /** @example lt */
      readonly language: string;
      readonly handPolicy?: components['schemas']['HandPolicy'] & unknown;
      /** @description 1000 where it is missing. */
      readonly capacity?: number;
      /**
       * Format: date-time
       * @description Scheduled for then; without it the room is live at once.
       * @example 2026-12-01T18:00:00Z
       */
      readonly startsAt?: string;
      readonly description?: string;
      readonly access?: components['schemas']['RoomAccess'] & unknown;
      /** @description 60 where it is missing. */
      readonly minutes?: number;
      /** @description Whether the talk is to be recorded. */
      readonly recording?: boolean;
      /** @description Who runs the room with the host, as moderators: ids, or `@` and a handle. */
      readonly coHosts?: readonly string[];
      /**
       * @description Only the operator says who is host.
       * @example p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11
       */
      readonly hostId?: string;
    };
    readonly NewClub: {
      /** @example street-trees */
      readonly name: string;
      readonly title: string;
      readonly pictureUrl?: string;
    };
    readonly RoomCard: {
      readonly room: components['schemas']['Room'];
      readonly stage: readonly components['schemas']['Person'][];
      readonly listeners: number;
    };
    readonly Person: {
      /** @example p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11 */
      readonly id: string;
      readonly name: string;
      readonly avatarUrl: string | null;
      readonly caption: string | null;
      readonly role: components['schemas']['Role'];
      readonly muted: boolean;
      readonly handRaised: boolean;
      /** @description On stage, but not connected. */
      readonly away: boolean;
    };
    /** @enum {string} */
    readonly Role: 'host' | 'moderator' | 'speaker' | 'listener';
    readonly RosterPage: {
      readonly section: components['schemas']['RosterSection'];
      readonly count: number;
      readonly people: readonly components['schemas']['Person'][];
      readonly nextCursor: string | null;
    };
    /** @enum {string} */
    readonly RosterSection: 'stage' | 'followed' | 'audience';
    readonly JoinGrant: components['schemas']['Connection'] & {
      readonly viewer: components['schemas']['Viewer'];
    };
    readonly Viewer: {
      /** @example p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11 */
      readonly id: string;
      /** @enum {string} */
      readonly kind: 'guest' | 'person';
      readonly name: string;
      readonly role: components['schemas']['Role'];
      readonly present: boolean;
      readonly hand: {
        readonly place: number;
        /**
         * Format: date-time
         * @description ISO 8601, UTC, with milliseconds.
         */
        readonly raisedAt: string;
      } | null;
      readonly invited: {
        readonly byName: string;
        /**
         * Format: date-time
         * @description ISO 8601, UTC, with milliseconds.
         */
        readonly at: string;
      } | null;
      readonly mayRaiseHand: boolean;
      /** @enum {string|null} */
      readonly blocked: 'removed' | 'banned' | null;
    };
    readonly RoomPage: {
      readonly rooms: readonly components['schemas']['Room'][];
      readonly nextCursor: string | null;
    };
    readonly RoomChange: {
      readonly title?: string;
      readonly description?: string | null;
      readonly topic?: string | null;
      /** @example lt */
      readonly language?: string;
      /**
       * Format: date-time
       * @description Only while it is scheduled.
       * @example 2026-12-01T18:00:00Z
       */
      readonly startsAt?: string;
      readonly minutes?: number;
      readonly handPolicy?: components['schemas']['HandPolicy'];
      readonly capacity?: number;
      readonly access?: components['schemas']['RoomAccess'];
      readonly recording?: boolean;
    };
    readonly TalkPage: {
      readonly talks: readonly components['schemas']['Talk'][];
      readonly nextCursor: string | null;
    };
    readonly Talk: {
      readonly room: components['schemas']['Room'];
      /**
       * Format: date-time
       * @description When it was to begin at first, if it was moved.
       */
      readonly movedFrom: string | null;
      /** @description The first of those who speak. */
      readonly stage: readonly components['schemas']['Comer'][];
      /** @description The first who come; no guests. */
      readonly comers: readonly components['schemas']['Comer'][];
    };
    readonly Comer: {
      /** @example p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11 */
      readonly id: string;
      readonly name: string;
      readonly avatarUrl: string | null;
      readonly caption: string | null;
    };
    readonly Reminder: {
      /** @description How many said that they come, guests among them. */
      readonly coming: number;
      readonly you: {
        readonly reminded: boolean;
        /** @description Whether an e-mail will come. */
        readonly email: boolean;
      };
      /** @description Whether this server sends e-mails at all. */
      readonly mail: boolean;
    };
    readonly ComingPage: {
      /** @description All of them, guests too. */
      readonly coming: number;
      /** @description In the order in which they said so; no guests. */
      readonly people: readonly components['schemas']['Comer'][];
      readonly nextCursor: string | null;
    };
    readonly ComingFaces: {
      readonly rooms: readonly {
        /** @example street-trees */
        readonly room: string;
        readonly coming: number;
        readonly people: readonly components['schemas']['Comer'][];
      }[];
    };
    readonly OwnReminders: {
      /** @description Talks that have not ended, the soonest 500. */
      readonly rooms: readonly {
        /** @example street-trees */
        readonly room: string;
        readonly email: boolean;
      }[];
      /** @description Whether this server sends e-mails at all. */
      readonly mail: boolean;
    };
    readonly NewReminder: {
      /** @example ugne@school.example */
      readonly email?: string;
      /** @example lt */
      readonly language: string;
      readonly campaign?: components['schemas']['Campaign'];
    };
    readonly Campaign: {
      readonly utm_source?: string;
      readonly utm_medium?: string;
      readonly utm_campaign?: string;
      readonly utm_term?: string;
      readonly utm_content?: string;
      readonly utm_id?: string;
      readonly gclid?: string;
    };
    readonly HandQueue: {
      /** @description The first 200, in the room's order. */
      readonly hands: readonly components['schemas']['Hand'][];
      /** @description All of them. */
      readonly count: number;
    };
    readonly Hand: {
      readonly person: components['schemas']['Person'];
      /** @description 1 is next. */
      readonly place: number;
      /**
       * Format: date-time
       * @description ISO 8601, UTC, with milliseconds.
       */
      readonly raisedAt: string;
      readonly followedBySpeakers: boolean;
      /** @description How long the person was on stage so far. */
      readonly stageSeconds: number;
      /**
       * Format: date-time
       * @description ISO 8601, UTC, with milliseconds.
       */
      readonly invitedAt: string | null;
    };
    /** @description So many of each kind. */
    readonly ReactionCounts: {
      readonly clap?: number;
      readonly heart?: number;
      readonly laugh?: number;
      readonly wow?: number;
      readonly agree?: number;
    };
    readonly NewInvitationCode: {
      readonly invitation: components['schemas']['Invitation'];
      /** @description Shown this once: only a hash of it is kept. */
      readonly code: string;
    };
    readonly Invitation: {
      /** Format: uuid */
      readonly id: string;
      /** @example street-trees */
      readonly room: string | null;
      /** @example street-trees */
      readonly club: string | null;
      /** @description Whom alone it lets in; null for anybody who has the code. */
      readonly person: {
        /** @example p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11 */
        readonly id: string;
        readonly name: string;
      } | null;
      readonly label: string | null;
      readonly uses: number;
      readonly usesMax: number;
      /** @enum {string} */
      readonly state: 'open' | 'used_up' | 'expired' | 'revoked';
      /** Format: date-time */
      readonly createdAt: string;
      /** Format: date-time */
      readonly expiresAt: string | null;
    };
    readonly NewInvitation: {
      /**
       * @description How many different people it lets in.
       * @default 1
       */
      readonly uses: number;
      /**
       * Format: date-time
       * @example 2026-12-01T18:00:00Z
       */
      readonly expiresAt?: string;
      /**
       * @description Whom alone it lets in: it cannot be sold on.
       * @example @ugne
       */
      readonly person?: string;
      /** @description For whoever reads the list. */
      readonly label?: string;
    };
    readonly InvitationPage: {
      readonly invitations: readonly components['schemas']['Invitation'][];
      readonly nextCursor: string | null;
    };
    readonly Redeemed: {
      readonly room: components['schemas']['Room'] & (Record<string, never> | null);
      readonly club: components['schemas']['ClubRef'];
    };
    /**
     * @description `club` where it is missing and the room has one. A ban from a room ends with it.
     * @enum {string}
     */
    readonly BanScope: 'room' | 'club';
    readonly Recording: {
      readonly room: components['schemas']['Room'];
      readonly milliseconds: number;
      /** Format: date-time */
      readonly recordedAt: string | null;
      /**
       * Format: date-time
       * @description When it is deleted by itself.
       */
      readonly expiresAt: string | null;
      /** @description Where the sound is, below the API; MP3, with range requests. Holds a key that is good for two hours: ask again then. `null` until the room has ended and all of it is there. */
      readonly audio: string | null;
      readonly speakers: readonly {
        /** @example p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11 */
        readonly id: string;
        /** @description As it was then. */
        readonly name: string;
        readonly milliseconds: number;
      }[];
      readonly turns: readonly {
        /** @description Index in `speakers`. */
        readonly speaker: number;
        /** @description Milliseconds from the beginning of the sound. */
        readonly from: number;
        /** @description Milliseconds from the beginning of the sound. */
        readonly to: number;
      }[];
      readonly questions: readonly {
        readonly id: string;
        readonly question: string;
        /** @description Milliseconds from the beginning of the sound. */
        readonly from: number;
        /** @description Milliseconds from the beginning of the sound. */
        readonly to: number;
      }[];
      /** @description Languages in which it was written down. */
      readonly captions: readonly string[];
      /** @description Where something is missing, and how much: the recording was stopped, or broke off. */
      readonly gaps: readonly {
        /** @description Milliseconds from the beginning of the sound. */
        readonly at: number;
        readonly milliseconds: number;
      }[];
      readonly mayDelete: boolean;
    };
    readonly RecordingCaptions: {
      readonly captions: readonly {
        /** @example p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11 */
        readonly speaker: string;
        readonly name: string;
        readonly text: string;
        /** @description Milliseconds from the beginning of the sound. */
        readonly from: number;
        /** @description Milliseconds from the beginning of the sound. */
        readonly to: number;
      }[];
    };
    readonly Question: {
      readonly number: number;
      readonly text: string;
      /** @description Null where it was asked without a name: then nobody is told whose it is. */
      readonly author: {
        /** @example p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11 */
        readonly id: string;
        readonly name: string;
        readonly avatarUrl: string | null;
      } | null;
      readonly state: components['schemas']['QuestionState'];
      readonly votes: number;
      readonly pinned: boolean;
      /** Format: date-time */
      readonly createdAt: string;
      /** Format: date-time */
      readonly answeredAt: string | null;
      /** @description In writing; null where it was answered by voice. */
      readonly answer: string | null;
      readonly dismissal: {
        readonly reason: components['schemas']['DismissalReason'];
        readonly note: string | null;
      } | null;
      readonly mergedInto: number | null;
    };
    /**
     * @description `waiting`: for a moderator, unseen by others; `open` and `answered`: seen by all; `dismissed` and `merged`: seen by its asker and by moderators.
     * @enum {string}
     */
    readonly QuestionState: 'waiting' | 'open' | 'answered' | 'dismissed' | 'merged';
    /** @enum {string} */
    readonly DismissalReason: 'off_topic' | 'answered_before' | 'no_time' | 'against_rules' | 'other';
    readonly NewQuestion: {
      /**
       * Format: uuid
       * @description Made up by the page, once for each question: sent again after a lost answer, it is the same one.
       */
      readonly key: string;
      readonly text: string;
      /** @default false */
      readonly anonymous: boolean;
    };
    readonly QuestionPage: {
      readonly questions: readonly components['schemas']['Question'][];
      readonly nextCursor: string | null;
      /** @description What became of those that the caller asked, newest first; on the first page. */
      readonly own: readonly components['schemas']['Question'][];
      /** @description Those of all these that the caller voted for. */
      readonly voted: readonly number[];
      readonly counts: components['schemas']['QuestionCounts'];
      readonly rules: components['schemas']['QuestionRules'];
    };
    readonly QuestionCounts: {
      readonly open: number;
      readonly answered: number;
      /** @description For moderators, as `dismissed`. */
      readonly waiting: number | null;
      readonly dismissed: number | null;
    };
    readonly QuestionRules: {
      /** @description Whether questions are taken now. */
      readonly asking: boolean;
      readonly anonymous: components['schemas']['AnonymousPolicy'];
      /** @description Whether a moderator sees a question before the others do. */
      readonly approveFirst: boolean;
      /** @description Slow mode: so many seconds lie between two questions of one person. */
      readonly slowSeconds: number;
      /** @description The word filter; for moderators. */
      readonly words: readonly string[] | null;
    };
    /**
     * @description `people`: those for whom the site vouches.
     * @enum {string}
     */
    readonly AnonymousPolicy: 'nobody' | 'people' | 'everyone';
    readonly NewQuestionRules: {
      /** @description Whether questions are taken now. */
      readonly asking: boolean;
      readonly anonymous: components['schemas']['AnonymousPolicy'];
      /** @description Whether a moderator sees a question before the others do. */
      readonly approveFirst: boolean;
      /** @description Slow mode: so many seconds lie between two questions of one person. */
      readonly slowSeconds: number;
      /** @description Words that no question may hold, in whatever case and with or without accents; with `*` at the end, beginnings of words. */
      readonly words: readonly string[];
    };
    readonly QuestionVotes: {
      readonly number: number;
      readonly votes: number;
      readonly voted: boolean;
    };
    readonly BanList: {
      readonly bans: readonly components['schemas']['Ban'][];
    };
    readonly Ban: {
      readonly person: {
        /** @example p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11 */
        readonly id: string;
        readonly name: string | null;
        readonly avatarUrl: string | null;
      };
      /** @enum {string} */
      readonly kind: 'removed' | 'banned';
      readonly scope: components['schemas']['BanScope'];
      /** Format: date-time */
      readonly at: string;
    };
    readonly LogPage: {
      readonly entries: readonly components['schemas']['LogEntry'][];
      readonly nextCursor: string | null;
    };
    readonly LogEntry: {
      readonly id: string;
      /** Format: date-time */
      readonly at: string;
      /** @description Null where it was the server or the operator. */
      readonly actor: {
        /** @example p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11 */
        readonly id: string;
        readonly name: string;
      } | null;
      readonly act: components['schemas']['LoggedAct'];
      /** @description Whom it was about. */
      readonly person: {
        /** @example p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11 */
        readonly id: string;
        readonly name: string;
      } | null;
      /** @description The role, policy or order that was set, or the scope of a ban. */
      readonly detail: string | null;
    };
    /**
     * @description `host_lost`, `host_back` and `host_passed` happen by themselves: their entries have no actor.
     * @enum {string}
     */
    readonly LoggedAct:
      | 'invited'
      | 'invitation_withdrawn'
      | 'hand_declined'
      | 'hands_lowered'
      | 'hand_policy_set'
      | 'hand_order_set'
      | 'muted'
      | 'all_muted'
      | 'moved_to_audience'
      | 'removed'
      | 'banned'
      | 'let_in'
      | 'role_given'
      | 'locked'
      | 'unlocked'
      | 'started'
      | 'report_done'
      | 'host_lost'
      | 'host_back'
      | 'host_passed';
    readonly ReportList: {
      readonly reports: readonly components['schemas']['Report'][];
      readonly count: number;
    };
    readonly Report: {
      /** Format: uuid */
      readonly id: string;
      /** Format: date-time */
      readonly at: string;
      readonly person: {
        /** @example p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11 */
        readonly id: string;
        readonly name: string;
      };
      readonly reporter: {
        /** @example p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11 */
        readonly id: string;
        readonly name: string;
      };
      readonly reason: components['schemas']['ReportReason'];
      readonly message: string | null;
    };
    /** @enum {string} */
    readonly ReportReason: 'harassment' | 'hate' | 'threat' | 'sexual' | 'spam' | 'impersonation' | 'other';
    readonly NewReport: {
      readonly reason: components['schemas']['ReportReason'];
      readonly message?: string;
    };
    readonly NewFollow: {
      readonly campaign?: components['schemas']['Campaign'];
    };
    readonly ClubCard: {
      readonly club: components['schemas']['Club'];
      readonly live: components['schemas']['RoomRef'];
      readonly next: components['schemas']['RoomRef'] & unknown;
      /** @description Without a session null. */
      readonly you: {
        readonly follows: boolean;
        readonly role: components['schemas']['ClubRole'];
      } | null;
    };
    readonly Club: {
      /** @example street-trees */
      readonly name: string;
      readonly title: string;
      readonly description: string | null;
      readonly pictureUrl: string | null;
      readonly topic: string | null;
      /** @description BCP 47 tag; null where it has no one language. */
      readonly language: string | null;
      readonly links: readonly components['schemas']['ProfileLink'][];
      readonly access: components['schemas']['ClubAccess'];
      readonly followers: number;
      readonly members: number;
    };
    readonly ProfileLink: {
      readonly kind: components['schemas']['LinkKind'];
      /** @description `https:`, `http:` or `mailto:`. */
      readonly url: string;
    };
    /** @enum {string} */
    readonly LinkKind:
      | 'x'
      | 'instagram'
      | 'linkedin'
      | 'youtube'
      | 'facebook'
      | 'mastodon'
      | 'github'
      | 'email'
      | 'website';
    /**
     * @description Who becomes a member: whoever asks, whom an admin lets in, or whom somebody invited; `hidden`: besides unknown to all but its members.
     * @enum {string}
     */
    readonly ClubAccess: 'open' | 'approval' | 'invitation' | 'hidden';
    /** @description The live room with most listeners. */
    readonly RoomRef: {
      /** @example street-trees */
      readonly name: string;
      readonly title: string;
      readonly state: components['schemas']['RoomState'];
      /**
       * Format: date-time
       * @description ISO 8601, UTC, with milliseconds.
       */
      readonly startsAt: string | null;
      /**
       * Format: date-time
       * @description ISO 8601, UTC, with milliseconds.
       */
      readonly startedAt: string | null;
      readonly listeners: number;
    } | null;
    /**
     * @description `pending` waits for an admin; leaders open rooms in the club; admins besides decide who is in it.
     * @enum {string|null}
     */
    readonly ClubRole: 'pending' | 'member' | 'leader' | 'admin' | null;
    readonly ClubChange: {
      readonly title?: string;
      readonly description?: string | null;
      readonly pictureUrl?: string | null;
      /** @example street-trees */
      readonly topic?: string | null;
      /** @example lt */
      readonly language?: string | null;
      /** @description Addresses of the web or `mailto:`. Profiles on known networks are brought into one form; each is kept once. */
      readonly links?: readonly string[];
      readonly access?: components['schemas']['ClubAccess'];
    };
    readonly WholeClub: {
      /** @example street-trees */
      readonly name: string;
      readonly title: string;
      readonly description?: string | null;
      readonly pictureUrl?: string | null;
      /** @example street-trees */
      readonly topic?: string | null;
      /** @example lt */
      readonly language?: string | null;
      /** @description Addresses of the web or `mailto:`. Profiles on known networks are brought into one form; each is kept once. */
      readonly links?: readonly string[];
      readonly access?: components['schemas']['ClubAccess'];
      /**
       * @description Only the operator says who is its first admin; others are so themselves.
       * @example p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11
       */
      readonly ownerId?: string;
    };
    readonly ClubPeoplePage: {
      readonly people: readonly components['schemas']['ClubPerson'][];
      readonly nextCursor: string | null;
    };
    readonly ClubPerson: {
      /** @example p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11 */
      readonly id: string;
      readonly name: string;
      readonly avatarUrl: string | null;
      readonly caption: string | null;
      readonly role: components['schemas']['ClubRole'] & unknown;
      /** Format: date-time */
      readonly since: string;
      /** @description What somebody who asks wrote. */
      readonly note: string | null;
    };
    readonly ClubCampaigns: {
      /** @description Those with most followers first, at most 200. */
      readonly campaigns: readonly components['schemas']['CampaignCount'][];
      /** @description Of whom no campaign is known. */
      readonly unknown: {
        readonly followers: number;
        readonly reminders: number;
      };
    };
    readonly CampaignCount: {
      readonly utm_source: string | null;
      readonly utm_medium: string | null;
      readonly utm_campaign: string | null;
      readonly followers: number;
      /** @description Of talks of the club that have not ended. */
      readonly reminders: number;
    };
    readonly PersonCard: {
      readonly person: components['schemas']['Profile'];
      readonly live: components['schemas']['RoomRef'] & unknown;
      readonly next: components['schemas']['RoomRef'] & unknown;
      /** @description Without a session null. */
      readonly you: {
        readonly follows: boolean;
        readonly self: boolean;
      } | null;
      /** @description Whether visitors may send them a private request. */
      readonly takesContacts: boolean;
    };
    readonly Profile: {
      /** @example p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11 */
      readonly id: string;
      readonly handle: string | null;
      readonly name: string;
      readonly avatarUrl: string | null;
      /** @description One line: what they do. */
      readonly caption: string | null;
      readonly bio: string | null;
      /** @description BCP 47 tags. */
      readonly languages: readonly string[];
      /** @description Slugs of topics, or words of their own. */
      readonly topics: readonly string[];
      readonly links: readonly components['schemas']['ProfileLink'][];
      readonly followers: number;
      readonly following: number;
    };
    readonly OwnProfile: {
      /** @example ugne */
      readonly handle?: string | null;
      readonly bio?: string | null;
      readonly caption?: string | null;
      readonly languages?: readonly string[];
      readonly topics?: readonly string[];
      /** @description Addresses of the web or `mailto:`. Profiles on known networks are brought into one form; each is kept once. */
      readonly links?: readonly string[];
      readonly takesContacts?: boolean;
    };
    readonly ContactPage: {
      readonly contacts: readonly components['schemas']['Contact'][];
      readonly nextCursor: string | null;
    };
    readonly Contact: {
      /** Format: uuid */
      readonly id: string;
      readonly name: string;
      readonly reach: string;
      readonly message: string;
      readonly room: string | null;
      readonly campaign: {
        readonly utm_source?: string;
        readonly utm_medium?: string;
        readonly utm_campaign?: string;
        readonly utm_term?: string;
        readonly utm_content?: string;
        readonly utm_id?: string;
        readonly gclid?: string;
      } | null;
      /** Format: date-time */
      readonly createdAt: string;
      /** Format: date-time */
      readonly doneAt: string | null;
    };
    readonly NewContact: {
      /**
       * Format: uuid
       * @description Made up by the page, once for each request: sent again after a lost answer, it is the same one.
       */
      readonly key: string;
      readonly name: string;
      /** @description How to reach the sender: an e-mail address, a number … */
      readonly reach: string;
      readonly message: string;
      /**
       * @description The sender agreed that all this is kept.
       * @enum {boolean}
       */
      readonly consent: true;
      /**
       * @description The room in which it was sent.
       * @example street-trees
       */
      readonly room?: string;
      readonly campaign?: components['schemas']['Campaign'];
    };
    readonly Delivery: {
      /**
       * Format: uuid
       * @description The `webhook-id` under which the endpoint hears of it.
       */
      readonly id: string;
      readonly type: string;
      /** Format: date-time */
      readonly createdAt: string;
      readonly attempts: number;
      /**
       * Format: date-time
       * @description When it is tried next.
       */
      readonly nextAt: string | null;
      /**
       * Format: date-time
       * @description When it was given up.
       */
      readonly deadAt: string | null;
      /** @description Why the last try failed: `status_500`, `timeout`, `unreachable`. */
      readonly problem: string | null;
    };
    readonly Discovery: {
      readonly rooms: readonly {
        readonly listing: components['schemas']['RoomListing'];
        readonly via: components['schemas']['Via'];
      }[];
      readonly clubs: readonly {
        readonly club: components['schemas']['ClubRef'];
        readonly followers: number;
        readonly via: components['schemas']['Via'];
      }[];
      readonly people: readonly {
        readonly person: {
          /** @example p_7b0c9a52-4a8e-4d0e-9f4b-0d7b6f7d9c11 */
          readonly id: string;
          readonly handle: string | null;
          readonly name: string;
          readonly avatarUrl: string | null;
          readonly caption: string | null;
          readonly followers: number;
        };
        readonly via: components['schemas']['Via'];
      }[];
    };
    readonly RoomListing: {
      readonly room: components['schemas']['Room'];
      /** @description The first 4 of those on stage. */
      readonly stage: readonly components['schemas']['Person'][];
      readonly listeners: number;
      /** @description Whether the caller follows its club or somebody on stage. */
      readonly followed: boolean;
      readonly because: components['schemas']['Because'];
    };
    /** @description Whom or what the caller follows there. */
    readonly Because: {
      /** @enum {string} */
      readonly kind: 'club' | 'person';
      readonly name: string;
    } | null;
    /** @description Whom the caller follows that leads there, and how many more do. */
    readonly Via: {
      readonly name: string;
      readonly others: number;
    };
    readonly HallwayPage: {
      readonly rooms: readonly components['schemas']['RoomListing'][];
      readonly nextCursor: string | null;
      /** @description All of the list, where that is of live rooms. */
      readonly count: number | null;
    };
    readonly Trending: {
      readonly rooms: readonly components['schemas']['RoomListing'][];
      readonly topics: readonly components['schemas']['TrendingTopic'][];
      readonly clubs: readonly components['schemas']['TrendingClub'][];
    };
    readonly TrendingTopic: {
      readonly slug: string;
      readonly names: {
        readonly [key: string]: string;
      };
      readonly live: number;
      readonly listeners: number;
    };
    readonly TrendingClub: {
      readonly club: components['schemas']['ClubRef'];
      readonly live: number;
      readonly listeners: number;
    };
    readonly TopicTree: {
      readonly topics: readonly components['schemas']['Topic'][];
    };
    readonly Topic: {
      /** @example street-trees */
      readonly slug: string;
      /** @description By language tag; `en` is there always. */
      readonly names: {
        readonly [key: string]: string;
      };
      /** @description Open rooms that are live in it and below it. */
      readonly live: number;
      readonly children: readonly components['schemas']['Topic'][];
    };
    readonly NewTopic: {
      /** @description By language tag; `en` is needed. */
      readonly names: {
        readonly [key: string]: string;
      };
      /**
       * @default null
       * @example street-trees
       */
      readonly parent: string | null;
      /**
       * @description Order among its siblings.
       * @default 0
       */
      readonly position: number;
    };
    readonly Readiness: {
      /** @enum {string} */
      readonly status: 'ready' | 'not_ready' | 'stopping';
      readonly database: boolean;
      readonly livekit: boolean;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
