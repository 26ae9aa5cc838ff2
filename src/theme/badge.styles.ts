import { css } from 'lit';

/** More badges (`.badge`, `.live` and `.count` are in `coreStyles`): `.on` (accent: Host), `.warn` (offline). */
export const badgeStyles = css`
  .on {
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }
  .warn {
    background: color-mix(in oklab, var(--_warning) 12%, transparent);
    color: var(--_warning);
  }
`;
