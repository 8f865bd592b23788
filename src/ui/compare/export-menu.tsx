import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { comparisonMarkdown } from '../../formats/comparison/markdown';
import type { Comparison, PointFigure } from '../../model/comparison';
import { saveBlob } from '../files/save-blob';
import { useParts } from '../sandbox-context';
import { useDrawingTheme } from '../theme/drawing-theme';
import { aboutOf } from './compare-words';
import type { Shown } from './comparison-state';

/** The comparison as a file: text for a review, a picture for a slide. */
export function ExportMenu(props: {
  shown: Shown;
  comparison: Comparison;
  /** Drawn in the picture. */
  figure: PointFigure;
}) {
  const { shown, comparison, figure } = props;
  const { view } = useParts();
  const theme = useDrawingTheme();
  const saveMarkdown = () => {
    const text = comparisonMarkdown(comparison, aboutOf(shown));
    saveBlob('comparison.md', new Blob([text], { type: 'text/markdown' }));
  };
  const savePng = async () => {
    try {
      const { reportPng } = await import('./report-png');
      saveBlob('comparison.png', await reportPng({ shown, comparison, figure, theme }));
    } catch (error) {
      view.setState({ notice: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button
          variant="outline"
          disabled={comparison.seeds === 0}
          rightSection={<ChevronDown size={14} aria-hidden />}
        >
          Export report
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={saveMarkdown}>Markdown</Menu.Item>
        <Menu.Item onClick={() => void savePng()}>PNG</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
