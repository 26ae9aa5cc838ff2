import '../../src/elements/speaker-grid/speaker-grid.define.ts';
import { configure } from '../../src/config/page.ts';
import { join } from '../../stories/simulated/joiner.ts';
import { simulate, type Simulation } from '../../stories/simulated/simulate.ts';
import { openGrid } from './grid.ts';

/** Our grid on our model, with a backend and an audio session of generated data. */
let simulation: Simulation;

openGrid({
  async prepare(people) {
    simulation = simulate({ room: `of-${people}`, people, stage: people, followed: 0, speaking: 'nobody' });
    configure({ backend: simulation.backend, media: simulation.media });
    await join(`of-${people}`);
  },
  mount(container, people) {
    const element = document.createElement('hallway-speaker-grid');
    element.room = `of-${people}`;
    container.append(element);
    return () => element.remove();
  },
  isMounted: (container) => Boolean(container.firstElementChild?.shadowRoot?.querySelector('.tile')),
  speak: (ids) => simulation.world.speak(new Map(ids.map((id) => [id, 0.5]))),
  isSpeaking(container, index) {
    const tile = container.firstElementChild?.shadowRoot?.querySelector(`[data-id="p_${index}"]`);
    return tile?.classList.contains('speaking') ?? false;
  },
});
