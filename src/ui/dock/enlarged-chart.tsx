import { lazy, useState } from 'react';
import { createPortal } from 'react-dom';
import { Late } from '../kit/late';
import { useView } from '../sandbox-context';
import { useAllCharts } from './use-all-charts';

const LargeChart = lazy(() => import('../charts/large-chart'));

/** Points of a large chart; rows of its table: an hour of seconds. */
const POINTS = 400;
const ROWS = 3600;

interface EnlargedProps {
  span: number;
  balancer: string | null;
}

/** The chart that was chosen to be enlarged, over the canvas, whatever the dock shows. */
export function EnlargedChart(props: EnlargedProps) {
  const id = useView((state) => state.chart);
  return id === null ? null : <Enlarged id={id} {...props} />;
}

function Enlarged({ id, span, balancer }: EnlargedProps & { id: string }) {
  const [asTable, setAsTable] = useState(false);
  const data = useAllCharts(span, balancer, asTable ? ROWS : POINTS);
  return createPortal(
    <Late>
      <LargeChart id={id} data={data} asTable={asTable} onTable={setAsTable} />
    </Late>,
    document.querySelector('main') ?? document.body,
  );
}
