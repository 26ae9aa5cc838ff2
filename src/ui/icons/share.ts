/** Icons of the share sheet. Each is the `d` of one path on a 20 px grid. */

/** A box and an arrow out of its top. */
export const SHARE =
  'M10 12.5V3M6.5 6.25L10 2.75l3.5 3.5M5.5 9.5h-.25c-1.1 0-2 .9-2 2v3.25c0 1.1.9 2 2 2h9.5c1.1 0 2-.9 2-2V11.5c0-1.1-.9-2-2-2h-.25';
/** Two sheets. */
export const COPY =
  'M8.75 7h6.5c.97 0 1.75.78 1.75 1.75v6.5c0 .97-.78 1.75-1.75 1.75h-6.5C7.78 17 7 16.22 7 15.25v-6.5C7 7.78 7.78 7 8.75 7zM4.5 13c-.9-.1-1.5-.83-1.5-1.75v-6.5C3 3.78 3.78 3 4.75 3h6.5c.92 0 1.65.6 1.75 1.5';
/** An envelope. */
export const MAIL =
  'M4.25 4.5h11.5c.83 0 1.5.67 1.5 1.5v8c0 .83-.67 1.5-1.5 1.5H4.25c-.83 0-1.5-.67-1.5-1.5V6c0-.83.67-1.5 1.5-1.5zM3 6l7 5 7-5';
