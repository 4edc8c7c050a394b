// @ts-check
// The try-it page: puts its parts together.

import { listen } from './api.mjs';
import { byId } from './dom.mjs';
import { ExchangeList } from './exchanges.mjs';
import { Telephone } from './phone.mjs';
import { keep, numberInWords, renew, resident } from './resident.mjs';
import { SmsHandset } from './sms.mjs';
import { Stories } from './stories.mjs';
import { WebChat } from './web.mjs';
import { WeChatHandset } from './wechat.mjs';

const exchanges = new ExchangeList();
/** @param {import('./api.mjs').Exchange[]} travelled */
const onExchanges = (travelled) => exchanges.add(travelled);

const phone = new Telephone(onExchanges);
const sms = new SmsHandset(onExchanges);
const wechat = new WeChatHandset(onExchanges);
const web = new WebChat();
const stories = new Stories({ phone, sms, wechat, web });

let stopListening = begin();

/** Shows who is played, and waits for what the hotline sends them. */
function begin() {
  byId('resident').textContent = numberInWords();
  byId('resident').title = resident.openId;
  return listen(resident, resident.seen, (arrival, id) => {
    resident.seen = id;
    keep();
    (arrival.handset === 'sms' ? sms : wechat).receive(arrival);
  });
}

byId('another').addEventListener('click', async () => {
  stories.stop();
  stopListening();
  await phone.clear();
  renew();
  sms.clear();
  wechat.clear();
  stopListening = begin();
  await web.clear();
});
