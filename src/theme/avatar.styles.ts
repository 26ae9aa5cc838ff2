import { css } from 'lit';

/**
 * More of faces: `.club` is a rounded square. `.av` and the hue classes `t1` … `t8` are in `coreStyles`; the place it is
 * used in sets the size: `--_av` (36px by default).
 */
export const avatarStyles = css`
  .av.club {
    border-radius: min(calc(var(--_av, 36px) * 0.25), var(--_r-l));
  }
`;
