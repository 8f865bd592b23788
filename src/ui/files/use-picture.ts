import { useEffect, useMemo, useState } from 'react';
import type { PictureFont } from '../../formats/picture/svg-text';
import { optionsOf, type PictureChoices } from './picture-choices';
import { drawnSize, drawnText, type PictureDrawing } from './picture-drawing';
import { fontsFor } from './picture-fonts';

/** A text that holds every word a picture can have. */
function wordsOf(drawing: PictureDrawing, choices: PictureChoices): string {
  const options = { ...optionsOf(choices), scope: 'all', scale: 1 } as const;
  const whole = { ...options, title: true, legend: true, traffic: false };
  return drawnText(drawing, whole, []) + drawnText(drawing, { ...options, traffic: true }, []);
}

/** The fonts of a drawing's words; null until they are read. */
function useFonts(drawing: PictureDrawing, choices: PictureChoices) {
  const [fonts, setFonts] = useState<readonly PictureFont[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    fontsFor(wordsOf(drawing, choices)).then(
      (read) => gone || setFonts(read),
      (error: unknown) =>
        gone || setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      gone = true;
    };
    // The words are the same whatever the look.
  }, [drawing]);
  return { fonts, problem };
}

/** The picture as SVG text and as an address to show it under, with the size it has as a file. */
export function usePicture(drawing: PictureDrawing, choices: PictureChoices) {
  const { fonts, problem } = useFonts(drawing, choices);
  const options = useMemo(() => optionsOf(choices), [choices]);
  const svg = useMemo(
    () => (fonts === null ? null : drawnText(drawing, options, fonts)),
    [drawing, options, fonts],
  );
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (svg === null) return undefined;
    const next = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    setUrl(next);
    return () => URL.revokeObjectURL(next);
  }, [svg]);
  return { svg, url, size: drawnSize(drawing, options), problem };
}
