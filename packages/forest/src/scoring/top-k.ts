/**
 * The k highest scores, without sorting all: a heap of the best so far with the worst of them on top.
 *
 * @param excluded 1 for each index that must not be chosen.
 * @returns indices by descending score, equal scores by index.
 */
export function topK(scores: Float64Array, k: number, excluded?: Uint8Array): Uint32Array {
  const heap: number[] = [];
  const worse = (a: number, b: number) => {
    const difference = (scores[a] as number) - (scores[b] as number);
    return difference < 0 || (difference === 0 && a > b);
  };
  for (let index = 0; index < scores.length; index += 1) {
    if (excluded?.[index]) continue;
    if (heap.length < k) siftUp(heap, heap.push(index) - 1, worse);
    else if (k > 0 && worse(heap[0] as number, index)) {
      heap[0] = index;
      siftDown(heap, worse);
    }
  }
  return Uint32Array.from(heap.sort((a, b) => (worse(a, b) ? 1 : -1)));
}

type Worse = (a: number, b: number) => boolean;

function siftUp(heap: number[], from: number, worse: Worse): void {
  for (let place = from; place > 0; ) {
    const parent = (place - 1) >> 1;
    if (!worse(heap[place] as number, heap[parent] as number)) return;
    swap(heap, place, parent);
    place = parent;
  }
}

function siftDown(heap: number[], worse: Worse): void {
  for (let place = 0; ; ) {
    const left = 2 * place + 1;
    const right = left + 1;
    let least = place;
    if (left < heap.length && worse(heap[left] as number, heap[least] as number)) least = left;
    if (right < heap.length && worse(heap[right] as number, heap[least] as number)) least = right;
    if (least === place) return;
    swap(heap, place, least);
    place = least;
  }
}

function swap(heap: number[], a: number, b: number): void {
  const value = heap[a] as number;
  heap[a] = heap[b] as number;
  heap[b] = value;
}
