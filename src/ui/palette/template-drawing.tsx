import thumbnails from '../../content/thumbnails.json';
import { ThumbnailDrawing } from '../../drawing/thumbnail';
import type { Thumbnail } from '../../drawing/thumbnail-layers';
import { useDrawingTheme } from '../theme/drawing-theme';

const THUMBNAILS: Readonly<Record<string, Thumbnail>> = thumbnails;

/** What a template's script makes, drawn small. Loaded, with all of them, when one is shown. */
export default function TemplateDrawing({ id }: { id: string }) {
  const theme = useDrawingTheme();
  const thumbnail = THUMBNAILS[id];
  return thumbnail ? <ThumbnailDrawing thumbnail={thumbnail} theme={theme} /> : null;
}
