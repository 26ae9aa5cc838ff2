// A Lit card without any of our parts: what Lit itself costs.
import { css, html, LitElement } from 'lit';

class BareCard extends LitElement {
  static override styles = css`
    :host {
      display: block;
      border: 1px solid;
      padding: 16px;
    }
  `;
  static override properties = { room: {} };
  declare room: string;
  protected override render() {
    return html`<h3>${this.room}</h3>
      <p>Rasa Milvydė, Kenji Moriwaka</p>
      <button>Listen</button>`;
  }
}
customElements.define('bare-card', BareCard);
