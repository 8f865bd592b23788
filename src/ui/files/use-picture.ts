import { useEffect, useMemo, useState } from 'react';
import type { DiagramModel } from '../../drawing/diagram-model';
import { pictureSize } from '../../formats/picture/picture-size';
import { type PictureFont, svgText } from '../../formats/picture/svg-text';
import type { PictureChoices } from './picture-choices';
import { fontsFor } from './picture-fonts';

/** A text that holds every word a picture of the model can have. */
const wordsOf = (model: DiagramModel, choices: PictureChoices): string =>
  svgText(model, { ...choices, scope: 'all', title: true, legend: true, traffic: false }, []) +
  svgText(model, { ...choices, scope: 'all', traffic: true }, []);

/** The fonts of a model's words; null until they are read. */
function useFonts(model: DiagramModel, choices: PictureChoices) {
  const [fonts, setFonts] = useState<readonly PictureFont[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    fontsFor(wordsOf(model, choices)).then(
      (read) => gone || setFonts(read),
      (error: unknown) =>
        gone || setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      gone = true;
    };
    // The words are the same whatever the look.
  }, [model]);
  return { fonts, problem };
}

/** The picture as SVG text and as an address to show it under, with the size it has as a file. */
export function usePicture(model: DiagramModel, choices: PictureChoices) {
  const { fonts, problem } = useFonts(model, choices);
  const svg = useMemo(
    () => (fonts === null ? null : svgText(model, choices, fonts)),
    [model, choices, fonts],
  );
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (svg === null) return undefined;
    const next = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    setUrl(next);
    return () => URL.revokeObjectURL(next);
  }, [svg]);
  return { svg, url, size: pictureSize(model, choices), problem };
}
