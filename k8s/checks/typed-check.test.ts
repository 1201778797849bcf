import { expect, test, vi } from 'vitest';
import { type Manifest, manifestId } from './manifest.ts';
import { OVERLAYS, renderOverlay } from './rendered.ts';
import { typeProblems, unnoticed } from './typed-check.ts';
import { validationProblems } from './validation.ts';

/** The compiler reads all models of Kubernetes. */
vi.setConfig({ testTimeout: 60_000 });

test.each(OVERLAYS)('every field of %s is known to Kubernetes, and of its type', async (overlay) => {
  expect(await typeProblems(await renderOverlay(overlay))).toEqual([]);
});

test.each(OVERLAYS)('every value of %s passes the validation of its kind', async (overlay) => {
  expect(await validationProblems(await renderOverlay(overlay))).toEqual([]);
});

test('a misspelt field is found, in whatever object it is', async () => {
  const manifests = await renderOverlay('production');
  const places = manifests.flatMap((manifest) => placesIn(manifest).map((place) => ({ manifest, place })));
  const wrong = Map.groupBy(places, ({ manifest, place }) => `${manifest.kind} ${shapeOf(place)}`)
    .values()
    .map(([first]) => misspelt(first as (typeof places)[number]))
    .toArray();
  expect(wrong.length).toBeGreaterThan(150);
  expect(await unnoticed(wrong)).toEqual([]);
});

type Place = readonly string[];

/** The same for all entries of a list. */
const shapeOf = (place: Place) => place.join('.').replace(/\.\d+\b/g, '.*');

function misspelt({ manifest, place }: { manifest: Manifest; place: Place }) {
  const wrong = structuredClone(manifest);
  objectAt(wrong, place).resourcs = {};
  return { manifest: wrong, what: `${manifestId(manifest)} ${place.join('.')}` };
}

/** Of all objects in an object, itself included. */
function placesIn(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, child]) => placesIn(child, [...place, key]));
  return Array.isArray(value) ? below : [place, ...below];
}

function objectAt(manifest: Manifest, place: Place): Record<string, unknown> {
  return place.reduce((value, key) => value[key] as Record<string, unknown>, manifest as Record<string, unknown>);
}
