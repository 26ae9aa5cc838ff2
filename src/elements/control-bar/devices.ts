import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { DeviceChangeRequest } from '../../events/device-change-request.ts';
import { VolumeChangeRequest } from '../../events/volume-change-request.ts';
import type { TextPart } from '../../i18n/text.ts';
import type { MediaDevice, MediaDevices } from '../../media/media-session.ts';
import { hostStyles } from '../../theme/host.styles.ts';
import { playerStyles } from '../../theme/player.styles.ts';
import { rangeStyles } from '../../theme/range.styles.ts';
import { HallwayElement } from '../../ui/element.ts';
import { icon } from '../../ui/icon.ts';
import { CHECK } from '../../ui/icons/player.ts';
import { PlayerController } from '../../ui/player-controller.ts';
import { fillRanges, volumeRow } from '../../ui/volume.ts';
import { devicesStyles } from './devices.styles.ts';

type Kind = 'microphone' | 'output';

const SEGMENTS = 10;

/**
 * The panel of the control bar's floating menu: microphones with the level of the open one, outputs, and the volume. It
 * takes the focus when it appears.
 *
 * @element hallway-x-devices
 * @internal
 */
export class HallwayDevices extends HallwayElement {
  static override readonly textParts: readonly TextPart[] = ['room'];
  static override styles = [hostStyles, playerStyles, rangeStyles, devicesStyles];

  /** Room name. */
  @property() room = '';
  /** What there is to choose from; null while it is looked for, or where it cannot be had. */
  @state() private devices: MediaDevices | null = null;

  private readonly live = new PlayerController(this);
  private stopLevels: (() => void) | undefined;
  private looked = false;

  override connectedCallback(): void {
    super.connectedCallback();
    navigator.mediaDevices?.addEventListener('devicechange', this.look);
    this.stopLevels = this.live.onLevels((levels) => this.measure(levels));
    this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    navigator.mediaDevices?.removeEventListener('devicechange', this.look);
    this.stopLevels?.();
  }

  /** Focuses what is chosen, or the volume, once it is known which of them there are. */
  override focus(options?: FocusOptions): void {
    if (this.looked) this.renderRoot.querySelector<HTMLElement>('input:checked, input')?.focus(options);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    fillRanges(this.renderRoot);
  }

  protected override render(): TemplateResult {
    const { devices, live } = this;
    const onStage = live.get('$media').mayPublish;
    return html`
      ${
        onStage && devices?.microphones.length
          ? html`${this.choice('microphone', devices.microphones, devices.microphone)}
              <div class="meter" aria-hidden="true">
                ${Array.from({ length: SEGMENTS }, () => html`<i></i>`)}
              </div>
              <hr class="rule" />`
          : nothing
      }
      ${
        devices && devices.outputs.length > 1
          ? this.choice('output', devices.outputs, devices.output)
          : html`<p class="label">${this.t('device.output')}</p>`
      }
      ${volumeRow(this.t('device.volume'), live.get('$volume'), this.setVolume)}
    `;
  }

  private choice(kind: Kind, devices: readonly MediaDevice[], chosen: string): TemplateResult {
    const choose = ({ id }: MediaDevice) => {
      this.live.request(new DeviceChangeRequest({ kind, id }));
      if (this.devices) this.devices = { ...this.devices, [kind]: id };
    };
    return html`<fieldset>
      <legend class="label">${this.t(`device.${kind}`)}</legend>
      ${devices.map(
        (device, index) =>
          html`<label class="item"
            ><input
              type="radio"
              name=${kind}
              .checked=${device.id === chosen}
              @change=${() => choose(device)}
            /><span class="grow one">${device.label || this.t('device.unnamed', { count: index + 1 })}</span
            >${icon(CHECK)}</label
          >`,
      )}
    </fieldset>`;
  }

  private readonly setVolume = (volume: number): void => {
    this.live.request(new VolumeChangeRequest({ volume }));
  };

  private readonly look = (): void => {
    void this.live
      .devices()
      // Without permission to look, the volume is what is left.
      .catch(() => null)
      .then(async (devices) => {
        this.devices = devices;
        if (this.looked) return;
        this.looked = true;
        await this.updateComplete;
        this.focus();
      });
  };

  /** Ten times a second, so outside of rendering. */
  private measure(levels: ReadonlyMap<string, number>): void {
    const me = this.live.get('$people').find(({ local }) => local)?.id ?? this.live.get('$viewer')?.id ?? '';
    const level = Math.ceil((levels.get(me) ?? 0) * SEGMENTS);
    this.renderRoot.querySelectorAll('.meter i').forEach((segment, index) => {
      segment.classList.toggle('on', index < level);
    });
  }
}
