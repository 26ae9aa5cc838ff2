import type { Attribute, ClassField, Manifest, Tag } from './manifest.ts';

/** Names of the files that {@link tagTypes} makes, beside the package's entries. */
export const TAG_TYPES = ['tag-types.d.ts', 'react.d.ts', 'react.js', 'vue.d.ts', 'vue.js'] as const;

/**
 * Types of the tags for those who write them in JSX or in Vue's templates, as files of `dist/`: attributes and properties
 * from the manifest, events from `HTMLElementEventMap`. (The generators to be had type attributes as `unknown` and events as
 * `CustomEvent`, which ours are not.)
 */
export function tagTypes(manifest: Manifest): Record<(typeof TAG_TYPES)[number], string> {
  const tags = tagsOf(manifest);
  return {
    'tag-types.d.ts': sharedTypes(tags),
    'react.d.ts': REACT,
    'react.js': TYPES_ONLY,
    'vue.d.ts': VUE,
    'vue.js': TYPES_ONLY,
  };
}

/** The registered tags of a manifest with the modules of their classes, in its order. */
export function tagsOf({ modules }: Manifest): Tag[] {
  return modules.flatMap(({ path, declarations = [] }) =>
    declarations.flatMap((declaration) =>
      declaration.tagName ? [{ ...declaration, tagName: declaration.tagName, path }] : [],
    ),
  );
}

function sharedTypes(tags: readonly Tag[]): string {
  const imports = tags.map(
    ({ name, path }) => `import type { ${name} } from '${path.replace(/^dist/, '.')}';\n`,
  );
  const elements = tags.map(({ tagName, name }) => `  '${tagName}': ${name};\n`);
  const props = tags.map(
    (tag) => `${doc(tag.description, '  ')}  '${tag.tagName}': {\n${propsOf(tag).join('')}  };\n`,
  );
  return `${imports.join('')}import './events/index.js';

/** The class of each tag. */
export interface HallwayElements {
${elements.join('')}}

/** What each tag takes besides what every HTML element does: attributes, and properties under their own names. */
export interface HallwayProps {
${props.join('')}}

/** The events of all tags. They bubble, so that each tag may hear those of the tags inside it. */
export type HallwayEvents = {
  [Name in keyof HTMLElementEventMap as Name extends \`hallway-\${string}\` ? Name : never]: HTMLElementEventMap[Name];
};
`;
}

function propsOf(tag: Tag): string[] {
  const { name, attributes = [], members = [] } = tag;
  const fields = members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
  const taken = new Set(attributes.map((attribute) => attribute.name));
  return [
    ...attributes.map((attribute) =>
      line(attribute.name, attributeType(attribute, fields, name), attribute.description),
    ),
    // What is no attribute, or has another name than its attribute.
    ...fields
      .filter((field) => !taken.has(field.name))
      .map((field) => line(field.name, `${name}['${field.name}']`, field.description)),
  ];
}

/** The type of the property behind it, else the union of words or the plain type that its JSDoc gives. */
function attributeType(
  { name, fieldName, type }: Attribute,
  fields: readonly ClassField[],
  owner: string,
): string {
  const field = fields.find((each) => each.name === (fieldName ?? name));
  if (field) return `${owner}['${field.name}']`;
  const text = type?.text ?? 'string';
  if (/^(string|number|boolean)$/.test(text)) return text;
  return text
    .split('|')
    .map((word) => `'${word.trim()}'`)
    .join(' | ');
}

function line(name: string, type: string, description: string | undefined): string {
  const key = /^\w+$/.test(name) ? name : `'${name}'`;
  return `${doc(description, '    ')}    ${key}?: ${type} | undefined;\n`;
}

function doc(text: string | undefined, indent: string): string {
  if (!text) return '';
  const lines = text.replaceAll('*/', '*\\/').split('\n');
  return `${indent}/**\n${lines.map((each) => `${indent} * ${each}`.trimEnd()).join('\n')}\n${indent} */\n`;
}

/** A module that can be imported where only its types are wanted. */
const TYPES_ONLY = '// Types only: see the declarations beside this file.\nexport {};\n';

const REACT = `/** Hallway's tags in the JSX of React 19: \`import 'hallway-elements/react'\`, once in a project. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { HallwayElements, HallwayEvents, HallwayProps } from './tag-types.js';

/** Handlers as React names them: \`onhallway-club-followed={(event) => …}\`. */
export type HallwayHandlers<Element> = {
  [Name in keyof HallwayEvents as \`on\${Name}\`]?:
    | ((event: HallwayEvents[Name] & { readonly currentTarget: Element }) => void)
    | undefined;
};

/** What each tag takes in JSX. */
export type HallwayTags = {
  [Tag in keyof HallwayElements]: HallwayProps[Tag] &
    HallwayHandlers<HallwayElements[Tag]> &
    Omit<DetailedHTMLProps<HTMLAttributes<HallwayElements[Tag]>, HallwayElements[Tag]>, keyof HallwayProps[Tag]>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends HallwayTags {}
  }
}
`;

const VUE = `/** Hallway's tags in the templates of Vue 3: \`import 'hallway-elements/vue'\`, once in a project. */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { HallwayElements, HallwayEvents, HallwayProps } from './tag-types.js';

type Camel<Name extends string> = Name extends \`\${infer Word}-\${infer Rest}\` ? \`\${Word}\${Capitalize<Camel<Rest>>}\` : Name;

/** Handlers as Vue passes those of \`@hallway-club-followed="…"\`. */
export type HallwayHandlers = {
  [Name in keyof HallwayEvents as \`on\${Capitalize<Camel<Name>>}\`]?: ((event: HallwayEvents[Name]) => void) | undefined;
};

/** What a tag takes, by the names that Vue's checks give the attributes of a template: \`user-token\` is \`userToken\`. */
type CamelProps<Props> = { [Name in keyof Props as Camel<Name & string>]?: Props[Name] };

/** What each tag is to Vue. */
export type HallwayTags = {
  [Tag in keyof HallwayElements]: new () => HallwayElements[Tag] & {
    /** For the checks of templates only. */
    $props: CamelProps<HallwayProps[Tag]> & HallwayHandlers & Omit<HTMLAttributes, keyof HallwayProps[Tag]> & PublicProps;
  };
};

declare module 'vue' {
  interface GlobalComponents extends HallwayTags {}
}
`;
