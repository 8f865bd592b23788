import { useEffect, useState } from 'react';
import type { MirrorState } from '../../state/mirror-store';
import type { LoadBalancerView, TrafficView } from '../../model/view';
import panel from '../inspector/panel.module.css';
import { entitiesOf } from '../inspector/use-calm';
import { ChoiceSetting } from '../kit/setting';
import { useMirror, useParts } from '../sandbox-context';
import { useEventLines } from './event-logs';
import type { Told } from './log-lines';
import { LogView } from './log-view';
import styles from './logs.module.css';
import { RequestLog } from './request-log';

/** Lines cannot be read faster, ms. */
const EVERY_MS = 250;

/** Where slots lead now: `10.0.1.7:8080`. */
function targetsBySlot(mirror: MirrorState): Map<number, string> {
  const names = new Map<number, string>();
  for (const { targets } of entitiesOf(mirror, 'targetGroup')) {
    for (const { slot, id, port } of targets) names.set(slot, `${id}:${port}`);
  }
  return names;
}

/** The last requests of some clients, while somebody looks. */
function useRequests(isOf: (traffic: TrafficView) => boolean, about: string): readonly Told[] {
  const { dots, mirror } = useParts();
  const moment = useMirror(({ epoch, travels }) => `${epoch} ${travels}`);
  const [lines, setLines] = useState<readonly Told[]>([]);
  useEffect(() => {
    const log = new RequestLog();
    const read = () => {
      const state = mirror.getState();
      const clients = new Map(
        entitiesOf(state, 'traffic')
          .filter(isOf)
          .map(({ index, name, source: { method = 'GET', path = '/' } }) => [
            index,
            { name, request: `${method} ${path}` },
          ]),
      );
      const targets = targetsBySlot(state);
      setLines(
        log.read(
          dots,
          (slot) => targets.get(slot) ?? null,
          (index) => clients.get(index),
        ),
      );
    };
    read();
    const timer = setInterval(read, EVERY_MS);
    return () => clearInterval(timer);
    // `isOf` is made anew by each render and asks for the same by `about`.
  }, [dots, mirror, moment, about]);
  return lines;
}

const REQUESTS = 'requests';
const EVENTS = 'events';

/** Requests of a load balancer or a client as they end, or what happened to it. */
export function RequestLogs({ view }: { view: LoadBalancerView | TrafficView }) {
  const [chosen, setChosen] = useState(REQUESTS);
  const sampling = useMirror((state) => state.dotSampling);
  const isBalancer = view.kind === 'loadBalancer';
  const requests = useRequests(
    (one) => (isBalancer ? one.loadBalancerArn === view.id : one.id === view.id),
    view.id,
  );
  const events = useEventLines(view);
  const isRequests = chosen === REQUESTS;
  return (
    <div className={styles.panel}>
      <LogView
        key={chosen}
        label={isRequests ? 'Requests' : 'Events of it'}
        lines={isRequests ? requests : events}
        nothing={isRequests ? 'No request has ended yet.' : 'Nothing has happened to it yet.'}
      >
        <ChoiceSetting
          text={{ name: 'Shown', hint: '' }}
          value={chosen}
          onChange={setChosen}
          choices={[REQUESTS, EVENTS]}
        />
      </LogView>
      {isRequests && (
        <p className={panel.note}>
          {sampling > 1
            ? `One in ${sampling} requests of the moment shown and on, as the dots are.`
            : 'Every request of the moment shown and on.'}{' '}
          AWS writes the access log to S3 every five minutes.
        </p>
      )}
    </div>
  );
}
