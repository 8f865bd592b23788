import type { EntityView } from '../../model/view';
import { EventLogs } from './event-logs';
import { LogsPanel } from './logs-panel';
import { RequestLogs } from './request-logs';
import { ServiceLogs } from './service-logs';

/** What there is to read of an entity: what it writes, what it answers, or what happened to it. */
export function EntityLogs({ view }: { view: EntityView }) {
  switch (view.kind) {
    case 'task':
      return <LogsPanel task={view} />;
    case 'service':
      return <ServiceLogs service={view} />;
    case 'loadBalancer':
    case 'traffic':
      return <RequestLogs view={view} />;
    default:
      return <EventLogs view={view} />;
  }
}
