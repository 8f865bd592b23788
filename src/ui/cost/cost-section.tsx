import panel from '../inspector/panel.module.css';
import { FigureList, type Figure } from '../kit/figure-list';
import { Section } from '../kit/section';
import {
  byResource,
  type Cost,
  type CostLine,
  dollars,
  MONTH_HOURS,
  perHour,
  useCost,
} from './cost-answer';

const LIST_PRICES =
  'By list price in us-east-1, without discounts, free tiers and data transfer: what is declared ' +
  'and wanted now, whatever of it runs.';

function totals(lines: readonly CostLine[]): Figure[] {
  const hourly = perHour(lines);
  return [
    { name: 'Per hour', value: dollars(hourly), title: LIST_PRICES },
    {
      name: `Per month (${MONTH_HOURS} h)`,
      value: dollars(hourly * MONTH_HOURS),
      title: 'AWS’s month, if nothing changes',
    },
  ];
}

const hasUnknown = (lines: readonly CostLine[]) =>
  lines.some(({ usdPerHour }) => usdPerHour === 'unknown');

function Remark({ lines }: { lines: readonly CostLine[] }) {
  return (
    <p className={panel.note}>
      {hasUnknown(lines) && 'What has no known list price is left out. '}
      By list price, without discounts and data transfer.
    </p>
  );
}

/** What some resources cost, each line with its amount. */
export function ResourceCost(props: {
  isPart: (resource: string) => boolean;
  /** It also runs on what is counted elsewhere. */
  elsewhere: string | null;
}) {
  const { isPart, elsewhere } = props;
  const lines = useCost()?.lines.filter(({ resource }) => isPart(resource)) ?? [];
  if (lines.length === 0 && elsewhere === null) return null;
  return (
    <Section title="Cost" aside="indicative">
      {elsewhere !== null && <p className={panel.note}>{elsewhere}</p>}
      {lines.length > 0 && <Lines lines={lines} />}
    </Section>
  );
}

function Lines({ lines }: { lines: readonly CostLine[] }) {
  return (
    <>
      <FigureList
        wholeValues
        figures={[
          ...totals(lines),
          ...lines.map(({ what, unit, quantity, usdPerHour }) => ({
            name: `${what}, ${unit}`,
            value: `${amount(quantity)} · ${dollars(usdPerHour)}/h`,
          })),
        ]}
      />
      <Remark lines={lines} />
    </>
  );
}

const amount = (quantity: number) => Math.round(quantity * 100) / 100;

/** What resources cost together, and each of them: the sandbox, or a cluster. */
export function CostByResource(props: {
  isPart?: (resource: string) => boolean;
  /** Only where it is of everything: the run is not split. */
  withRun?: boolean;
}) {
  const { isPart = () => true, withRun = false } = props;
  const cost = useCost();
  const lines = cost?.lines.filter(({ resource }) => isPart(resource)) ?? [];
  if (!cost || lines.length === 0) return null;
  return (
    <Section title="Cost" aside="indicative">
      <FigureList
        wholeValues
        figures={[
          ...totals(lines),
          ...(withRun ? runFigure(cost) : []),
          ...byResource(lines).map(({ resource, usdPerHour, isKnown }) => ({
            name: resource,
            value: isKnown || usdPerHour > 0 ? `${dollars(usdPerHour)}/h` : 'unknown',
          })),
        ]}
      />
      <Remark lines={lines} />
    </Section>
  );
}

const runFigure = ({ soFar }: Cost): Figure[] => [
  {
    name: 'This run so far',
    value: dollars(soFar.usd),
    title: 'From each task’s first pull to its end, a minute at least; hours of the rest',
  },
];
