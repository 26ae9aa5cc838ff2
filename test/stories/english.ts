import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Texts = Readonly<Record<string, unknown>>;

const FOLDER = new URL('../../src/i18n/', import.meta.url);

/** The texts of ours that are whole sentences or words in English, and other ones in Lithuanian. */
export async function englishTexts(): Promise<string[]> {
  const files = readdirSync(fileURLToPath(new URL('en/', FOLDER)));
  const pairs = await Promise.all(
    files.map(async (file) => {
      const [english, lithuanian] = await Promise.all(
        ['en', 'lt'].map(async (lang) => {
          const module = (await import(new URL(`${lang}/${file}`, FOLDER).href)) as { texts: Texts };
          return module.texts;
        }),
      );
      return Object.entries(english!).filter(([key, text]) => text !== lithuanian![key]);
    }),
  );
  const texts = pairs.flat().map(([, text]) => text);
  return texts.filter((text): text is string => typeof text === 'string' && !text.includes('{'));
}

/** Runs in the page, which is in another language. Finds texts that are still English, where nothing says that they are. */
export function findEnglish(texts: readonly string[]): string[] {
  const english = new Set(texts);
  const found = new Set<string>();
  const look = (element: Element) => {
    if (element.matches('style, script, code, pre, [lang=en]')) return;
    const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    const said = [
      ...own.map(({ nodeValue }) => nodeValue),
      ...['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name)),
    ];
    for (const text of said) if (text && english.has(text.trim())) found.add(text.trim());
    for (const child of element.children) look(child);
    for (const child of element.shadowRoot?.children ?? []) look(child);
  };
  look(document.querySelector('#storybook-root')!);
  return [...found];
}
