import { useMemo, useState } from 'react';
import type { DiagramModel } from '../../drawing/diagram-model';
import type { SimMicros } from '../../model/sim-time';
import { useReelRun } from '../record/use-reel-run';
import { useMirror, useParts, useView, useWorkspace } from '../sandbox-context';
import { useDrawingTheme } from '../theme/drawing-theme';
import { ExportFields } from './export-fields';
import { ExportPicture } from './export-picture';
import { MomentField } from './moment-field';
import { firstMoments, readMoments } from './moment-list';
import { firstChoices, type PictureChoices } from './picture-choices';
import type { PictureDrawing } from './picture-drawing';
import { pictureModel } from './picture-model';
import { useFilmstrip } from './use-filmstrip';

/** Everything in the dialog; a picture of the moment is of that at which it was opened. */
export default function ExportPanel() {
  const parts = useParts();
  const [models] = useState(() => {
    const { selection } = parts.view.getState();
    return {
      all: pictureModel(parts),
      selection: selection.length > 0 ? pictureModel(parts, selection) : null,
    };
  });
  if (!models.all) return <p>There is nothing on the canvas to make a picture of.</p>;
  return <Export all={models.all} selection={models.selection} />;
}

/** The moments of a filmstrip as they are typed, and their pictures. */
function useMoments(choices: PictureChoices) {
  const parts = useParts();
  const bookmarks = useWorkspace((state) => state.workbench.bookmarks);
  const now = useMirror((state) => state.now);
  const end = useMirror((state) => Math.max(state.now, state.run.head) as SimMicros);
  const [text, setText] = useState(() => firstMoments(bookmarks, end));
  const isAsked = choices.when === 'filmstrip';
  const read = readMoments(text, end);
  const opened = useReelRun(isAsked && parts.newTransport !== null);
  const { scope, traffic } = choices;
  const moments = isAsked && typeof read !== 'string' ? read : null;
  const { strip, problem } = useFilmstrip(opened.run, { moments, scope, traffic });
  const drawing = useMemo(
    (): PictureDrawing | null => (strip ? { kind: 'filmstrip', moments: strip } : null),
    [strip],
  );
  const field = (
    <MomentField
      text={text}
      onText={setText}
      problem={typeof read === 'string' ? read : null}
      bookmarks={bookmarks}
      now={now}
    />
  );
  return { drawing, problem: opened.problem ?? problem, progress: opened.progress, field };
}

function Export({ all, selection }: { all: DiagramModel; selection: DiagramModel | null }) {
  const { newTransport } = useParts();
  const theme = useDrawingTheme();
  const hasSelection = useView((state) => state.selection.length > 0) && selection !== null;
  const [choices, setChoices] = useState(() => firstChoices(theme));
  const model = choices.scope === 'selection' && selection ? selection : all;
  const moment = useMemo((): PictureDrawing => ({ kind: 'moment', model }), [model]);
  const moments = useMoments(choices);
  const isStrip = choices.when === 'filmstrip';
  const drawing = isStrip ? moments.drawing : moment;
  const percent = Math.floor(moments.progress * 100);
  return (
    <ExportPicture
      // Until the filmstrip is there, what it will be a strip of is to be seen.
      drawing={drawing ?? moment}
      choices={choices}
      waiting={drawing ? null : (moments.problem ?? `Running the sandbox once more: ${percent} %`)}
    >
      <ExportFields
        choices={choices}
        onChoices={setChoices}
        hasSelection={hasSelection}
        canTravel={newTransport !== null}
      >
        {isStrip && moments.field}
      </ExportFields>
    </ExportPicture>
  );
}
