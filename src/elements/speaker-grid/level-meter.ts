import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Smaller steps than this are not seen: 6 px of halo for a level from 0 to 1. */
const STEP = 0.05;

type Levels = ReadonlyMap<string, number>;
type MeterHost = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/** Where levels come from: the room's controller. */
export interface LevelSource {
  onLevels(listener: (levels: Levels) => void): () => void;
}

/**
 * Carries levels from the model straight to the rings of those who speak, about ten times a second: as the custom
 * property `--_level`, without rendering anything.
 */
export class LevelMeter implements ReactiveController {
  private readonly host: MeterHost;
  private readonly source: LevelSource;
  private stop: (() => void) | undefined;
  private levels: Levels = new Map();

  constructor(host: MeterHost, source: LevelSource) {
    this.host = host;
    this.source = source;
  }

  hostConnected(): void {
    this.stop = this.source.onLevels((levels) => {
      this.levels = levels;
      this.show();
    });
  }

  hostUpdated(): void {
    // A tile that has just begun to speak need not wait for the next reading.
    this.show();
  }

  hostDisconnected(): void {
    this.stop?.();
  }

  private show(): void {
    for (const ring of this.host.renderRoot.querySelectorAll<HTMLElement>('.speaking > .ring')) {
      const heard = this.levels.get(ring.parentElement?.dataset['id'] ?? '') ?? 0;
      const level = (Math.round(heard / STEP) * STEP).toFixed(2);
      if (ring.style.getPropertyValue('--_level') !== level) ring.style.setProperty('--_level', level);
    }
  }
}
