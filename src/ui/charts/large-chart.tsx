import { ActionIcon, Button } from '@mantine/core';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useParts } from '../sandbox-context';
import { ChartStage } from './chart-stage';
import FiguresTable from './figures-table';
import styles from './large-chart.module.css';
import { SaveMenu } from './save-menu';
import type { ChartData } from './use-chart-data';

/** The keyboard goes into a chart that is opened, and back to what opened it. */
function useFocusInside(id: string) {
  const box = useRef<HTMLElement>(null);
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[data-stage]')?.focus({ preventScroll: true });
  }, [id]);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) {
        opener.focus({ preventScroll: true });
      }
    },
    [opener],
  );
  return box;
}

/**
 * One chart over the canvas: with axes, marks, a legend that says what is read, a table, and files.
 * Time can go on meanwhile, and the dock stays in reach.
 */
export default function LargeChart(props: {
  id: string;
  data: ChartData;
  asTable: boolean;
  onTable: (asTable: boolean) => void;
}) {
  const { id, data, asTable, onTable } = props;
  const { sources, modelOf } = data;
  const { view } = useParts();
  const box = useFocusInside(id);
  const place = sources.findIndex((source) => source.id === id);
  const source = sources[place];
  if (!source) return null;
  const chart = modelOf(source);
  const close = () => view.setState({ chart: null });
  const go = (step: number) => {
    const next = sources[(place + step + sources.length) % sources.length];
    view.setState({ chart: next?.id ?? null });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
  return (
    <section className={styles.large} aria-label={chart.title} ref={box} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <h2 className={styles.title}>{chart.title}</h2>
        <div className={styles.tools}>
          <ActionIcon aria-label="Chart before" title="Chart before" onClick={() => go(-1)}>
            <ChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label="Next chart" title="Next chart" onClick={() => go(1)}>
            <ChevronRight size={16} aria-hidden />
          </ActionIcon>
          <Button variant="default" aria-pressed={asTable} onClick={() => onTable(!asTable)}>
            {asTable ? 'Chart' : 'Table'}
          </Button>
          <SaveMenu data={data} source={source} />
          <ActionIcon aria-label="Close the chart" title="Close · Esc" onClick={close}>
            <X size={16} aria-hidden />
          </ActionIcon>
        </div>
      </header>
      {asTable ? (
        <div className={styles.table}>
          <FiguresTable charts={[chart]} />
        </div>
      ) : (
        <ChartStage key={chart.id} chart={chart} data={data} />
      )}
    </section>
  );
}
