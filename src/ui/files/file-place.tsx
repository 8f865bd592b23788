import type { RefusedPlace } from '../../formats/refused-place';

interface FilePlaceProps {
  place: RefusedPlace | undefined;
  fileName: string;
}

/** After a sentence: ` (containerDefinitions[0].memory, web.json:11)`; nothing without a place. */
export function FilePlace({ place, fileName }: FilePlaceProps) {
  if (!place) return null;
  const { path, line } = place;
  return (
    <>
      {' ('}
      {path !== '' && (
        <>
          <code>{path}</code>,{' '}
        </>
      )}
      {fileName}:{line})
    </>
  );
}
