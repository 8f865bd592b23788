import type { RefusedPlace } from '../../formats/refused-place';

/** `(containerDefinitions[0].memory, web.json:11)`. */
export function FilePlace({ place, fileName }: { place: RefusedPlace; fileName: string }) {
  const { path, line } = place;
  return (
    <>
      (
      {path !== '' && (
        <>
          <code>{path}</code>,{' '}
        </>
      )}
      {fileName}:{line})
    </>
  );
}
