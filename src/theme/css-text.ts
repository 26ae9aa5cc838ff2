/** CSS that no framework has to be loaded for: the text itself. Named like Lit's tag, so that tools know what it is. */
export const css = String.raw;
