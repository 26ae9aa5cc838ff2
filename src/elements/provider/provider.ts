import { giveToken } from '../../config/config.ts';
import { configChanged, type UserToken } from '../../config/page.ts';
import { css } from '../../theme/css-text.ts';
import { CardElement, sheetOf } from '../../ui/card-element.ts';
import { draw, h } from '../../ui/dom.ts';
import { adopt } from '../../ui/sheets.ts';

const providerCss = css`
  :host {
    display: contents;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
`;

/**
 * Settings for all Hallway elements inside it, also those in shadow roots. It draws nothing and takes no box; the nearest
 * provider wins, attribute by attribute, and an attribute of an element wins over all providers.
 *
 * @element hallway-provider
 * @slot - The part of the page that the settings are for.
 * @attr {string} api - Address of the Hallway API.
 * @attr {string} token-endpoint - LiveKit's standard token endpoint, for rooms without a Hallway API.
 * @attr {string} user-token - The site's signed word for who the viewer is; read once and taken out of the DOM.
 * @attr {string} lang - Language of the texts.
 * @attr {light|dark|site} theme - Overrides the page's `color-scheme`; `site` takes colours and size of type from the page.
 * @attr {number} heading-level - Level of the titles in the outline of the page, 3 where nothing says it: an `h1` right above wants 2.
 */
export class HallwayProvider extends CardElement {
  constructor() {
    super();
    adopt(this.renderRoot, [sheetOf(providerCss)]);
  }

  /**
   * The site's signed word for who the viewer is, or a function that gives a fresh one whenever a session begins. Never
   * written into the DOM, and not to be read back.
   */
  set userToken(token: UserToken | undefined) {
    giveToken(this, token);
    configChanged();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.takeOver('userToken');
    // What is inside may have looked for its settings before this class was here.
    configChanged();
  }

  protected override update(): void {
    draw(this.renderRoot, [h('slot')]);
  }
}
