import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import type { FigureName } from '../../model/trial';
import { type SweepPlan, type SweepPoint, sweptFigures } from '../../state/sweep/run-sweep';
import { chartCsv } from '../charts/chart-csv';
import { saveBlob } from '../files/save-blob';
import { useParts, useWorkspace } from '../sandbox-context';
import { useDrawingTheme } from '../theme/drawing-theme';
import { sweepChart } from './sweep-chart';
import { sweepMarkdown } from './sweep-files';

/** A sweep as a file: text for a review, a picture for a slide, figures for a sheet. */
export function ExportMenu(props: {
  plan: SweepPlan;
  points: readonly SweepPoint[];
  figure: FigureName;
}) {
  const { plan, points, figure } = props;
  const { view } = useParts();
  const title = useWorkspace((state) => state.name);
  const theme = useDrawingTheme();
  const picture = { title, plan, points, figure, theme };
  const save = (ending: string, type: string, content: string | Blob) =>
    saveBlob(`sweep.${ending}`, new Blob([content], { type }));
  const tried = async (saving: () => Promise<void>) => {
    try {
      await saving();
    } catch (error) {
      view.setState({ notice: error instanceof Error ? error.message : String(error) });
    }
  };
  const savePng = async () => {
    const { sweepPng } = await import('./sweep-picture');
    save('png', 'image/png', await sweepPng(picture));
  };
  const saveSvg = async () => {
    const { sweepSvg } = await import('./sweep-picture');
    save('svg', 'image/svg+xml', await sweepSvg(picture));
  };
  const chart = () => sweepChart(sweptFigures(points, figure), plan.setting, figure);
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <Button variant="outline" rightSection={<ChevronDown size={14} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          onClick={() => save('md', 'text/markdown', sweepMarkdown(title, plan, points, figure))}
        >
          Markdown
        </Menu.Item>
        <Menu.Item onClick={() => void tried(savePng)}>PNG</Menu.Item>
        <Menu.Item onClick={() => void tried(saveSvg)}>SVG</Menu.Item>
        <Menu.Item onClick={() => save('csv', 'text/csv', chartCsv(chart()))}>CSV</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
