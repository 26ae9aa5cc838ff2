import type { StoryObj } from '@storybook/web-components-vite';
import '../src/define.ts';
import { configure } from '../src/config/page.ts';
import manifest from '../custom-elements.json';
import { simulateSite } from './simulated/site.ts';

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

/** An element on a simulated site, with a control for each attribute that its manifest has. */
export function playground(tag: string, args: Readonly<Record<string, Value>> = {}): StoryObj {
  return {
    args,
    argTypes: Object.fromEntries(attributesOf(tag).map((attribute) => [attribute.name, control(attribute)])),
    parameters: { controls: { disable: false } },
    render: (values) => {
      const { backend, media } = simulateSite();
      configure({ backend, media });
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries<Value>(values)) {
        if (value === false || value === '') continue;
        element.setAttribute(name, value === true ? '' : String(value));
      }
      return element;
    },
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
