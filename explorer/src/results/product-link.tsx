import type { ComponentChildren } from 'preact';
import { addressWith, go } from '../address/address.js';

/** A link that opens a product here; with a modifier key it is the browser's. */
export function ProductLink({ id, children }: { id: string; children: ComponentChildren }) {
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go({ product: id });
  };
  return (
    <a id={`open-${id}`} href={addressWith({ product: id })} onClick={open}>
      {children}
    </a>
  );
}
