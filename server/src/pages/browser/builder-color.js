/** Colours of the builder: contrast as WCAG 2.2 has it, and what it is called. */

const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

/** Red, green and blue of a CSS colour, 0–255. */
export function channels(color) {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  if (hex) return hex.slice(1).map((part) => parseInt(part, 16));
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

/** Relative luminance, 0–1. */
export function luminance(color) {
  const [red, green, blue] = channels(color).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1–21. */
export function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

/** The text that says whether small text can be read at a contrast. */
export function verdict(ratio) {
  if (ratio >= 7) return 'great';
  if (ratio >= 4.5) return 'good';
  return ratio >= 3 ? 'large' : 'low';
}

/** White or black, whichever is easier to read on a colour. */
export function readableOn(color) {
  return contrast(color, '#ffffff') >= contrast(color, '#000000') ? '#ffffff' : '#000000';
}
