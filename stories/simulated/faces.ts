import { at, seeded } from './random.ts';

const BACKGROUNDS = ['#d9c9b8', '#b9c6cf', '#cfd4bd', '#d8cbd6', '#c3d3cf'];
const SKINS = ['#e3b496', '#a06a48', '#7f5139', '#edc2a6', '#c98f6b'];
const HAIRS = ['#4a3428', '#1d1715', '#b98a4e', '#6b3f2a', '#8c8f94'];
const SHIRTS = ['#3f6b64', '#2f3a4a', '#b0623f', '#5a5577', '#7b3f4a'];

/** A drawn portrait, so that stories need no picture from elsewhere. The same index gives the same face. */
export function faceOf(index: number): string {
  const random = seeded(index + 11);
  const pick = (list: readonly string[]): string => at(list, Math.floor(random() * list.length));
  const [ground, skin, hair, shirt] = [pick(BACKGROUNDS), pick(SKINS), pick(HAIRS), pick(SHIRTS)];
  const long = random() < 0.5;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
    <rect width="64" height="64" fill="${ground}"/>
    ${long ? `<rect x="17" y="13" width="30" height="40" rx="15" fill="${hair}"/>` : ''}
    <ellipse cx="32" cy="66" rx="25" ry="17" fill="${shirt}"/>
    <rect x="27" y="38" width="10" height="15" rx="5" fill="${skin}" opacity=".85"/>
    <ellipse cx="32" cy="31" rx="11" ry="13" fill="${skin}"/>
    <path d="M20 30a12 15 0 0 1 24 0q-4-8-12-8t-12 8z" fill="${hair}"/>
  </svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
