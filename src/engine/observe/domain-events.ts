import type { Service } from '../../model/service';
import { LIMITS } from '../limits';
import type { World } from '../world/world';
import { bridged } from './event-bridge';

/**
 * Notes what changes, for whoever watches: domain events in the world, touched ids for the next
 * frame.
 */
export interface ChangeJournal {
  emit: (type: string, subject: string, message: string, serviceArn?: string) => void;
  /** `id` is the event's own. Newest first, 100 kept, as DescribeServices answers them. */
  serviceEvent: (service: Service, message: string, id: string) => void;
  touch: (id: string) => void;
  /** Entity ids touched since the last call, in order. */
  takeTouched: () => string[];
}

/**
 * A text that was put together from pieces keeps all of them, several times its own size, until
 * somebody looks into it.
 */
const inOnePiece = (text: string): number => text.charCodeAt(0);

export function createChangeJournal(world: () => World): ChangeJournal {
  let touched = new Set<string>();
  const touch = (id: string) => {
    touched.add(id);
    world().changes++;
  };
  const emit: ChangeJournal['emit'] = (type, subject, message, serviceArn) => {
    const w = world();
    const seq = ++w.eventSeq;
    const event = {
      seq,
      at: w.now,
      type,
      subject,
      message,
      ...(serviceArn && { serviceArn }),
      ...bridged(w, { type, subject, message }),
    };
    inOnePiece(message);
    w.events.push(Object.freeze(event));
    // Cut in larger pieces, as each cut moves the whole list.
    if (w.events.length > LIMITS.domainEvents * 1.1) {
      w.events.splice(0, w.events.length - LIMITS.domainEvents);
    }
    w.changes++;
  };
  return {
    emit,
    touch,
    serviceEvent: (service, message, id) => {
      service.events.unshift({ id, createdAt: world().now, message });
      if (service.events.length > LIMITS.serviceEvents) service.events.pop();
      emit('ServiceEvent', service.arn, message, service.arn);
      touch(service.arn);
    },
    takeTouched: () => {
      const ids = [...touched];
      touched = new Set();
      return ids;
    },
  };
}
