import type { StoryObj } from '@storybook/web-components-vite';
import '../src/define.ts';
import { configure } from '../src/config/page.ts';
import manifest from '../custom-elements.json';
import type { Role } from '../src/contract/types.ts';
import { simulateSite } from './simulated/site.ts';
import { visitorOf } from './story.ts';

/** An attribute as the manifest has it. */
interface Attribute {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
}
type Value = string | number | boolean;
type ArgTypes = NonNullable<StoryObj['argTypes']>;

/** Attributes that the toolbar sets for the whole page, or that would lead away from the simulated site. */
const NOT_HERE: ReadonlySet<string> = new Set(['lang', 'theme', 'api', 'user-token', 'token-endpoint']);

/** What has to be so for an element to show anything. */
interface Inside {
  /** The room is joined, as this; its tag shows no more than its header. */
  readonly viewer: Role;
  /** Then others react. */
  readonly applause?: boolean;
  /** Then the room's tag goes from the page. */
  readonly gone?: boolean;
}

/**
 * An element on a simulated site, with a control for each attribute that its manifest has.
 * @param inside - Of elements that are for those in the room
 */
export function playground(
  tag: string,
  args: Readonly<Record<string, Value>> = {},
  inside?: Inside,
): StoryObj {
  let entered: Promise<void> | undefined;
  return {
    args,
    argTypes: Object.fromEntries(attributesOf(tag).map((attribute) => [attribute.name, control(attribute)])),
    parameters: { controls: { disable: false } },
    render: (values) => {
      const { backend, media } = simulateSite(inside?.viewer);
      configure({ backend, media });
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries<Value>(values)) {
        if (value === false || value === '') continue;
        element.setAttribute(name, value === true ? '' : String(value));
      }
      if (!inside) return element;
      // Each change of a control begins on a new site, where nobody has joined yet.
      const box = document.createElement('div');
      const room = Object.assign(document.createElement('hallway-room'), {
        room: 'street-trees',
        bare: true,
      });
      box.append(room, element);
      entered = visitorOf(box)
        .join()
        .then(() => {
          if (inside.gone) room.remove();
          if (inside.applause) backend.applaud({ clap: 9, heart: 3, wow: 1 });
        });
      return box;
    },
    play: () => entered,
  };
}

function attributesOf(tag: string): readonly Attribute[] {
  const modules = manifest.modules as unknown as readonly {
    readonly declarations?: readonly { readonly tagName?: string; readonly attributes?: Attribute[] }[];
  }[];
  const found = modules.flatMap(({ declarations = [] }) => declarations).find((one) => one.tagName === tag);
  return found?.attributes?.filter(({ name }) => !NOT_HERE.has(name)) ?? [];
}

function control({ description = '', type }: Attribute): ArgTypes[string] {
  const text = type?.text ?? 'string';
  const options = text.split('|').map((option) => option.trim().replaceAll("'", ''));
  if (options.length > 1) return { description, control: 'select', options };
  return { description, control: text === 'boolean' || text === 'number' ? text : 'text' };
}
