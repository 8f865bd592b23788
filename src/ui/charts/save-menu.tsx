import { Button, Menu } from '@mantine/core';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useDrawingTheme } from '../theme/drawing-theme';
import { useParts, useWorkspace } from '../sandbox-context';
import { uprightsOf } from './chart-marks';
import type { ChartSource } from './chart-sources';
import { chartFileName, type ChartFormat, saveCharts } from './save-charts';
import { momentLabel } from './time-axis';
import type { ChartData } from './use-chart-data';

/** One chart in a file, or each of several, px. */
const SIZE = { width: 960, height: 420 };

const FORMATS: readonly { format: ChartFormat; label: string }[] = [
  { format: 'svg', label: 'SVG' },
  { format: 'png', label: 'PNG, at twice the size' },
  { format: 'csv', label: 'CSV, every second' },
];

/** Saves a chart, or all of them, as they are zoomed now. */
export function SaveMenu(props: { data: ChartData; source: ChartSource }) {
  const { data, source } = props;
  const { view } = useParts();
  const theme = useDrawingTheme();
  const name = useWorkspace((state) => state.name);
  const [isBusy, setBusy] = useState(false);
  const save = async (format: ChartFormat, all: boolean) => {
    const { stretch, until, marks } = data;
    const charts = (all ? data.sources : [source]).map(
      format === 'csv' ? data.exactOf : data.modelOf,
    );
    setBusy(true);
    try {
      await saveCharts(format, charts, {
        theme,
        stretch,
        until,
        uprights: uprightsOf(marks, stretch, SIZE.width),
        size: SIZE,
        subtitle: `${name} · ${momentLabel(stretch.from)}–${momentLabel(stretch.to)}`,
        fileName: chartFileName([name, all ? 'charts' : source.title], format),
      });
    } catch (error) {
      view.setState({ notice: error instanceof Error ? error.message : String(error) });
    } finally {
      setBusy(false);
    }
  };
  const items = (all: boolean) =>
    FORMATS.map(({ format, label }) => (
      <Menu.Item key={format} onClick={() => void save(format, all)}>
        {label}
      </Menu.Item>
    ));
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" loading={isBusy} leftSection={<Download size={14} aria-hidden />}>
          Save
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>This chart</Menu.Label>
        {items(false)}
        <Menu.Divider />
        <Menu.Label>All charts</Menu.Label>
        {items(true)}
      </Menu.Dropdown>
    </Menu>
  );
}
