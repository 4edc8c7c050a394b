// @ts-check
// The resident's page: puts its parts together.

import { Composer } from './composer.mjs';
import { ask } from './dialogs.mjs';
import { DirectLine } from './directline.mjs';
import { byId, make, newKey } from './dom.mjs';
import { findFile, keepFile } from './files.mjs';
import { linkTo } from './markdown.mjs';
import { Outbox } from './outbox.mjs';
import { Transcript } from './transcript.mjs';
import { language, text } from './texts.mjs';

/** @typedef {import('./directline.mjs').Activity} Activity */

// Nearer to the end than this, the page follows what is new.
const followDistance = 160;
const typingDelay = 500;
const statusDelay = 1500;
const typingTimeout = 15_000;
// How long a person's sign of writing holds; it is repeated sooner.
const writingHolds = 6_000;
const tellEvery = 3_000;
// An answer comes in a few messages at once, each of which is to be heard.
const mostHeard = 5;
const yearInSeconds = 365 * 24 * 60 * 60;

const scroller = byId('scroller');
const log = byId('log');
const typing = byId('typing');
const choices = byId('choices');
const status = byId('status');
const heard = byId('heard');
const latest = byId('latest');
const title = document.title;
let unseen = 0;
/** @type {import('./directline.mjs').State | ''} */
let lineState = '';
let typingTimer = 0;
let statusTimer = 0;
// Whoever spoke last on the other side has a name: a person, whose answer comes when it comes.
let isWithPerson = false;
let toldAt = 0;

const transcript = new Transcript(byId('confirmed'), byId('pending'), (key, answer) => {
  if (answer === 'edit') composer.write(outbox.edit(key));
  else outbox[answer](key);
});

const line = new DirectLine(language, {
  onConversation(id, startedOver) {
    log.setAttribute('aria-busy', 'true');
    transcript.clear();
    isWithPerson = false;
    showChoices(undefined);
    outbox.open(id, startedOver);
  },
  onActivities(activities) {
    const follows = isAtEnd();
    for (const activity of activities) receive(activity);
    if (follows || log.getAttribute('aria-busy') === 'true') scrollToEnd();
    else latest.hidden = false;
  },
  onHistory() {
    log.removeAttribute('aria-busy');
    void outbox.send();
  },
  onState(state) {
    if (state === 'online') void outbox.send();
    if (state === lineState) return;
    lineState = state;
    clearTimeout(statusTimer);
    // A short break is nobody's concern.
    if (state === 'online') showStatus('');
    else statusTimer = setTimeout(() => showStatus(text({ connecting: 'Connecting', reconnecting: 'Reconnecting', busy: 'Busy' }[state])), statusDelay);
  },
});

const outbox = new Outbox(line, language, {
  onChange(entry) {
    const follows = isAtEnd();
    transcript.show(entry);
    if (entry.photoName !== undefined) void findFile(entry.key).then((file) => file && transcript.showPhoto(entry.key, file));
    if (entry.state === 'sent') expectAnswer();
    if (follows) scrollToEnd();
  },
  onProgress: (entry, share) => transcript.showProgress(entry, share),
  onRemoved: (key) => transcript.remove(key),
});

const composer = new Composer((draft) => void say(draft), tellWriting);

/** An operator sees that the resident writes; the bot waits for what is sent. */
function tellWriting() {
  if (!isWithPerson || Date.now() - toldAt < tellEvery) return;
  toldAt = Date.now();
  line.post({ type: 'typing' }).catch(() => {});
}

/** @param {import('./composer.mjs').Draft} draft */
async function say(draft) {
  const key = newKey();
  showChoices(undefined);
  if (draft.photo) await keepFile(key, draft.photo);
  outbox.add({ key, at: Date.now(), state: 'waiting', text: draft.text, photoName: draft.photo?.name, place: draft.place });
  scrollToEnd();
}

/** @param {Activity} activity */
function receive(activity) {
  if (activity.type === 'typing') showTyping(true, writingHolds);
  if (activity.type === 'endOfConversation') transcript.addNotice(text('Ended'));
  if (activity.type !== 'message') return;
  const isMine = activity.from?.role === 'user';
  if (activity.channelData?.clientActivityID) outbox.confirm(activity.channelData.clientActivityID);
  if (!transcript.add(activity)) return;
  showChoices(isMine ? undefined : activity.suggestedActions?.actions);
  if (isMine) {
    expectAnswer();
    return;
  }
  isWithPerson = Boolean(activity.from?.name);
  showTyping(false);
  if (log.getAttribute('aria-busy') !== 'true') sayAloud();
  if (document.hidden && log.getAttribute('aria-busy') !== 'true') showUnseen(unseen + 1);
}

/**
 * Lets a screen reader say the message that came last, whole and once. Of the log itself it would say every line, mark and time by itself, in any
 * order, and then all of it again.
 */
function sayAloud() {
  const words = /** @type {HTMLElement | null} */ (byId('confirmed').lastElementChild)?.innerText;
  if (!words) return;
  heard.append(make('p', {}, words));
  if (heard.childElementCount > mostHeard) heard.firstElementChild?.remove();
}

/** @param {number} count messages that came while the page was not looked at */
function showUnseen(count) {
  unseen = count;
  document.title = count ? `(${count}) ${title}` : title;
}

function expectAnswer() {
  if (isWithPerson) return;
  clearTimeout(typingTimer);
  if (log.getAttribute('aria-busy') !== 'true') typingTimer = setTimeout(() => showTyping(true), typingDelay);
}

/**
 * @param {boolean} isTyping
 * @param {number} [timeout] milliseconds after which it is no longer believed
 */
function showTyping(isTyping, timeout = typingTimeout) {
  clearTimeout(typingTimer);
  const follows = isAtEnd();
  typing.hidden = !isTyping;
  if (isTyping) typingTimer = setTimeout(() => showTyping(false), timeout);
  if (follows) scrollToEnd();
}

/** @param {import('./directline.mjs').CardAction[] | undefined} actions */
function showChoices(actions) {
  choices.hidden = !actions?.length;
  choices.replaceChildren(...(actions ?? []).map(choice));
}

/** @param {import('./directline.mjs').CardAction} action */
function choice(action) {
  const link = action.type === 'openUrl' || action.type === 'call' ? linkTo(action.value, action.title) : null;
  if (link) {
    link.className = 'choice';
    return link;
  }
  const button = make('button', { type: 'button', class: 'choice' }, action.title);
  button.addEventListener('click', () => {
    // On a phone this would bring up the keyboard over the answer.
    if (matchMedia('(pointer: fine)').matches) composer.focus();
    void say({ text: action.value });
  });
  return button;
}

/** @param {string} words */
function showStatus(words) {
  status.textContent = words;
  status.hidden = !words;
}

function isAtEnd() {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < followDistance;
}

function scrollToEnd() {
  scroller.scrollTop = scroller.scrollHeight;
  latest.hidden = true;
}

scroller.addEventListener('scroll', () => {
  if (isAtEnd()) latest.hidden = true;
}, { passive: true });
// Photos arrive after the words around them, and the keyboard takes half of the screen.
log.addEventListener('load', () => latest.hidden && scrollToEnd(), { capture: true });
new ResizeObserver(() => latest.hidden && scrollToEnd()).observe(scroller);
latest.addEventListener('click', scrollToEnd);

document.addEventListener('visibilitychange', () => document.hidden || showUnseen(0));

const largeType = byId('large-type');
largeType.addEventListener('click', () => {
  const isLarge = document.documentElement.dataset.type !== 'large';
  document.documentElement.dataset.type = isLarge ? 'large' : 'normal';
  largeType.setAttribute('aria-pressed', String(isLarge));
  document.cookie = `hotline-type=${isLarge ? 'large' : 'normal'}; path=/chat; max-age=${yearInSeconds}; samesite=lax`;
  scrollToEnd();
});

byId('new-chat').addEventListener('click', async () => {
  if (await ask('new-chat-dialog')) void line.open(true);
});

void line.open();
