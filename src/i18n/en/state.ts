/** What the card of a room says that is scheduled, over or out of reach. */
export const texts = {
  'state.scheduled': 'Scheduled',
  'state.ended': 'Ended',
  'state.offline': 'Offline',
  'state.attendance': { one: '{count} person was here', other: '{count} people were here' },
  'state.starts': 'Starts {when}',
  'state.calledOff': 'This talk was planned for {time} and will not take place.',
  'state.startsSoon': 'Starts any moment',
  'state.recording': 'Recording',
  'state.recordingSoon': 'Will be recorded',
  'state.endedDeleted':
    'Ended {time}. The recording was deleted; hands and the list of listeners were erased.',
  'state.endedAt': 'Ended {time}. Not recorded; hands and the list of listeners were erased.',
  'state.hostGone': 'The host lost the connection and did not come back.',
  'state.noAnswerUntil': 'The room did not answer. Your connection may be down; we try again in {time}.',
  'state.start': 'Start the room',
} as const;
