import type { ViewState } from '../../state/view-store';

/** One stop of the tour: what is pointed at, and what is said of it. */
export interface TourStep {
  title: string;
  text: string;
  /** CSS selector of what is pointed at. */
  at: string;
  /** What must be open for it to be seen. */
  opens?: Partial<ViewState>;
  /** Where the words stand beside it. */
  side: 'right' | 'left' | 'above' | 'below' | 'inside';
}

/** Six stops, in the order in which a first sandbox is made, watched and asked. */
export const TOUR: readonly TourStep[] = [
  {
    title: 'Build',
    text: 'Drag a cluster, a service, a load balancer and clients onto the canvas, or press Enter on one. Whole sandboxes to begin with are under Templates; under Learn there are lessons, broken sandboxes to repair, and what can be looked up.',
    at: '#left-panel',
    opens: { leftOpen: true },
    side: 'right',
  },
  {
    title: 'Watch',
    text: 'Every dot is a request on its way to a task. Draw an edge between two things to connect them; click one to select it, press / to find one among many.',
    at: 'main[aria-label=Canvas]',
    side: 'inside',
  },
  {
    title: 'Time is yours',
    text: 'Play, step, and choose how fast it runs. Drag the line below to go back to any moment; a command given there starts a new run and keeps the old one.',
    at: '[aria-label="Whole run"]',
    side: 'below',
  },
  {
    title: 'Ask and change',
    text: 'The inspector shows the live state of what is selected, its settings under AWS’s names with AWS’s limits, what a change will do, and the commands for it.',
    at: '#right-panel',
    opens: { rightOpen: true },
    side: 'left',
  },
  {
    title: 'Look back',
    text: 'A lane for each task and deployment, charts, AWS’s events, and a terminal that takes the AWS CLI. Every click here is a command there.',
    at: '#dock',
    opens: { dockOpen: true },
    side: 'above',
  },
  {
    title: 'Experiment and show',
    text: 'Compare two variants on the same arrivals, sweep a setting, present, record. Ctrl K (⌘K) finds every action, thing, template and setting.',
    at: 'header [aria-label="Command palette"]',
    side: 'below',
  },
];
