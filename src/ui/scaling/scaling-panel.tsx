import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ServiceScalingView } from '../../model/infrastructure-view';
import { formatCountdown, type SimMicros } from '../../model/sim-time';
import type { ServiceView } from '../../model/view';
import { planUnscaling } from '../../state/gestures/scaling';
import panel from '../inspector/panel.module.css';
import { RemovalButton } from '../inspector/removal-button';
import { useNow } from '../inspector/use-calm';
import { FigureList } from '../kit/figure-list';
import { Section } from '../kit/section';
import { PolicyDialog } from './policy-dialog';
import { PolicyList } from './policy-list';
import { RangeForm } from './range-form';
import { ScheduledList } from './scheduled-list';
import { MomentButton } from '../time-travel/moment-button';

const leftOf = (until: SimMicros | null, now: SimMicros): string =>
  until === null || until <= now ? 'none' : `${formatCountdown((until - now) as SimMicros)} left`;

function Target({ service, scaling }: { service: ServiceView; scaling: ServiceScalingView }) {
  const now = useNow();
  return (
    <Section
      title="Scalable target"
      mark={
        <RemovalButton
          label={`Stop scaling ${service.name}…`}
          plan={() => planUnscaling(service)}
        />
      }
      aside={`${scaling.min} to ${scaling.max} tasks`}
    >
      <FigureList
        figures={[
          { name: 'Desired', value: service.desired },
          { name: 'Running', value: service.running },
          {
            name: 'Scale-out cooldown',
            value: leftOf(scaling.scaleOutCooldownUntil, now),
            title: 'Tasks added in it count as on their way; more are added if they are not enough',
          },
          {
            name: 'Scale-in cooldown',
            value: leftOf(scaling.scaleInCooldownUntil, now),
            title: 'Nothing is taken away while it lasts',
          },
        ]}
      />
    </Section>
  );
}

function Activities({ activities }: Pick<ServiceScalingView, 'activities'>) {
  return (
    <Section title="Scaling activities" aside="newest first">
      {activities.length === 0 && <p className={panel.empty}>None yet.</p>}
      <ol className={panel.events} aria-label="Scaling activities">
        {activities.map(({ at, description, cause }, index) => (
          <li key={`${at} ${index}`}>
            <MomentButton at={at} />
            {description}
            <div className={panel.when}>{cause}</div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Service auto scaling: the range, its policies with their metrics now, and what came of them. */
export function ScalingPanel({ service }: { service: ServiceView }) {
  const [adding, setAdding] = useState(false);
  const { scaling } = service;
  const close = () => setAdding(false);
  const add = (
    <div className={`${panel.buttons} ${panel.spaced}`}>
      <Button {...(scaling && { variant: 'outline' })} onClick={() => setAdding(true)}>
        {scaling ? 'Add policy…' : 'Scale automatically…'}
      </Button>
    </div>
  );
  return (
    <>
      {scaling ? (
        <>
          <Target service={service} scaling={scaling} />
          <Section title="Policies" aside={scaling.policies.length || undefined}>
            <PolicyList service={service} />
            {add}
          </Section>
          <ScheduledList service={service} />
          <Activities activities={scaling.activities} />
          <RangeForm service={service} scaling={scaling} />
        </>
      ) : (
        <Section title="Service auto scaling" aside="not set up">
          <p className={panel.note}>
            The desired count stays at {service.desired} until somebody changes it. Once the service
            is a scalable target, policies move it with the load, within a range.
          </p>
          {add}
        </Section>
      )}
      {adding && <PolicyDialog service={service} onClose={close} />}
    </>
  );
}
