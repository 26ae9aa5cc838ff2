import 'hallway-elements/club-card/define';

// Events bubble to the document; the detail says what happened, and never holds a token.
document.addEventListener('hallway-club-followed', ({ detail }) => {
  document.querySelector('[role=status]').textContent = detail.follows ? `Welcome to ${detail.club}.` : '';
});
