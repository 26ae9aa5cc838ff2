import { expect, test } from '@playwright/test';
import { manifestCommitted } from '../../scripts/build/manifest.ts';
import { missingSurface, undocumentedSurface } from '../../scripts/check/surface.ts';
import { notedSurface } from './surface.ts';

test('elements have the parts and slots that are documented, and no others', () => {
  const seen = notedSurface(test.info().project.outputDir);
  expect.soft(missingSurface(manifestCommitted(), seen), 'documented and in no story').toEqual([]);
  expect(undocumentedSurface(manifestCommitted(), seen), 'there and not documented').toEqual([]);
});
