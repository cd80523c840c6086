"""What stored records have in common, by which they are compressed to about half of what they would take without it.

DynamoDB charges a write by the kilobyte, and most of a record is field names and standing sentences. A compressed body
names the dictionary that it was made with (its Adler-32, RFC 1950), so records of every release stay readable.

A dictionary that was released never changes: a better one is added in front, and the earlier ones stay. What is not in
it costs some bytes, so a field or a sentence that was reworded since does no harm. No person's or company's words are in it.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping

_FIRST = r"""
","reading":{"body":"
","sender_kind":"customer","sender_words":"
"purposes":["demo","call","pricing","quote","question","information","file_request","follow_up","referral","not_now",
"security_review","tender","complaint","support","billing","partnership","unsubscribe"],"purpose_words":["
"asks":[{"topic":"","text":"","words":"","kind":"request"},{"topic":"
"wish":{"first":"","last":"","weekdays":[],"not_weekdays":[],"not_dates":["","between":[["09:00:00","12:00:00"],
["13:00:00","17:00:00"]],"not_between":[["","exact":[{"start":"","words":"","faulty":[{"words":"","fault":"wrong_weekday",
"candidates":["","or_else":[{"zone":"","zone_source":"named","minutes":30,"people":,"companions":["","channel":"video",
"no_meeting":true,"words":["
"language":"de","language_certain":false,"formal_address":true,"tone":"friendly","tone_words":"","deadlines":[{"value":"
","contact_preference":"phone","people":["","companies":["","claimed_agreements":[{"value":"","machine_orders":[{"value":"
","legal_terms":[{"value":"","handover":"billing","handover_words":"","by":"model"}
"matched":{"asks":[{"ask":{"topic":"","text":"","words":"","kind":"question"},"status":"answered","answers":[{"answer_id":"
","file":"","heading":"","title":"","owner":"","review_by":"2026-12-31","language":"en","text":"","wordings":{"
"internal":true},"near":[{"answer_id":"","fit":,"usable":"expired"}]},"status":"deferred","status":"contact"
"handling":"","times":"mention","desk":"support","contact":{"name":"","email":"","phone":"","url":"","hours":"","tell":"
"twin":"","asks":[{"question":"","outcome":"answered","sources":["K1"]},{"question":"","outcome":"deferred"}]
{"thread_id":"","messages":[{"message_id":"","labels":["CATEGORY_PERSONAL","INBOX"],"headers":{"from":"","to":"
","cc":"","reply-to":"","subject":"Re: ","date":"Mon, +0000","in-reply-to":"<","references":"<
>","content-type":"text/plain; charset=\"utf-8\"","content-transfer-encoding":"quoted-printable","content-transfer-encoding":"7bit",
"mime-version":"1.0","message-id":"<
"labels":["SENT"],"sent_at":"","text":"Hello ,\r\n\r\n\r\n","html":""},{"message_id":"\r\n","html":""}]}
"output":{"threads":[{"thread_id":"","subject":"","with_person":true,"messages":[{"message_id":"","rfc_message_id":"<
>","sender":"","sender_name":"","recipients":["","sent_at":"","text":"","from_us":true}],"references":["<>","<
>"]}],"reply_to":"","summary":" with the person, last
"output":{"mailbox":"","query":"{from:\"\" to:\"\" cc:\"\" from:\"\" to:\"\"} -in:chats","threads":[{"thread_id":"","history_id":"
"output":{"assets":[{"file_id":"","name":".pdf","link":"https://drive.google.com/file/d//view","kind":"presentation","kind":"pdf",
"path":"","fit":,"reason":"fits their industry ("), recent","access":"anyone with the link can open it","modified_at":"
"closed":["","looked_at":
"output":{"slots":[{"start":"T13:00:00Z","end":"T13:30:00Z","rep_timezone":"America/","lead_timezone":"Europe/
"},{"start":""}],"lead_timezone":"","timezone_reason":"neither their country nor their phone number is known, so this is our own time zone
","timezone_reason":"their phone number","timezone_certain":true,"wishes":["next week"],"window":["
 of files; best: , fits their industry ("note":"None of files fits and is open to them.","started_at":"
{"identity":"","title":"","phone":"+","country":"","message":"","consent":"given"},"action_keys":[]},{"name":"
"output":{"verdict":"rejected","reason":"","rejection":""free_mail":true"company":"","hints":["
"output":{"contact":{"contact_id":"","first_name":"","last_name":"","title":"","phone":"+","owner_id":"
","lifecycle_stage":"customer","lifecycle_stage":"lead","company_id":""},"rep":{"email":"","name":"
","timezone":"","country":"","voice":{"signature":""}},"rep_reason":"nobody owns the contact: turn , one of in the pool
"}},"rep_reason":"owns the contact in HubSpot"},"action_keys":[]},{"name":"resolve_company","status":"done","note":"
"output":{"company":{"company_id":"","domain":"","industry":"","city":"","employees":},"how":"association"},"action_keys":[]},{"name":"
"note":"HubSpot knows no company for this person.","started_at":" by association:
"output":{"next_step":"answer","reason":""output":{"next_step":"book","reason":"They ask for a demo or a price, and there are times to offer.
","intent":"general","intent":"demo","intent":"pricing","urgency":"high","score":,"parts":[{"points":"},{"points":4,"reason":"
{"points":4,"reason":"has a role without a rank"},{"points":-5,"reason":"a private address"},{"points":10,"reason":"writes from a company's domain"}
{"points":20,"reason":"leads the company or a function"},{"points":15,"reason":"works in marketing"},{"points":12,"reason":"company of
{"points":2,"reason":"a message of  words"},{"points":20,"reason":"the message: demo"},{"points":8,"reason":"we have written with them before"}
{"points":4,"reason":"working hours overlap with the rep's"}],"approach":"book after a pricing question in a known thread"},"action_keys":[]}]
"output":{"subject":"Re: ","body":"Hi ,\n\nThank you for ?\n\nWould one of these times suit you?\n- Tuesday , 2:00 pm to 2:30 pm\n- Wednesday
\n- Thursday , 14:00 to 14:30\nAll times are New York time (UTC-5).\n\nBest,\n","claims":[{"text":"
","sources":["F5","H3"]},{"text":"","sources":["S1"]},{"text":"- ","sources":["S2"]},{"text":"- ","sources":["S3"]}],"writer":"composer","writer_reason":"
"],"writer":"model","confidence":,"warnings":[""usage":{"model":"gpt-5.4-mini","input_tokens":,"cached_tokens":,"output_tokens":,"cost_usd":"0.00
"},"brief":{"facts":[{"fact_id":"F1","text":"The person calls themselves "},{"fact_id":"F5","text":"They wrote:
","system":"form","where":"form "},{"fact_id":"F7","text":"Their wishes for a time, which the slots keep to: ","system":"form","where":"their message"}
"},{"fact_id":"H1","text":"They are , a contact in HubSpot, stage lead, role .","system":"hubspot","where":"contact
","link":"https://app.hubspot.com/contacts//record/0-1/"},{"fact_id":"H2","text":" answers (owns the contact in HubSpot).","system":"hubspot","where":"owners and the form's pool"}
,{"fact_id":"H3","text":"Their company is , in , with  employees, based in .","system":"hubspot","where":"company /record/0-2/
"},{"fact_id":"T1","text":"We have a thread with them, , last mail on  from us; nobody owes an answer.","system":"gmail","where":"thread
","link":"https://mail.google.com/mail/?authuser=#all/"},{"fact_id":"T1.1","text":"They wrote on "},{"fact_id":"T1.2","text":"We wrote on
"},{"fact_id":"A1","text":" is a pdf file that fits (); anyone with the link can open it.","system":"drive","where":""},{"fact_id":"K1","text":"","system":"knowledge","where":"
"},{"fact_id":"S1","text":"The rep is free on , 2:00 pm to 2:30 pm, New York time (UTC-5); 14:00 for the rep in America/; 30 minutes.","system":"calendar",
"where":"the rep's calendar, free and busy times"},{"fact_id":"S2","text":"The rep is free on
"where":"the rep's calendar, free and busy times"}],"gaps":[{"what":"their company","kind":"nothing","detail":"not in the form"},
{"what":"their role","kind":"nothing","detail":"not in the form"},{"what":"the company in HubSpot","kind":"nothing"},
{"what":"earlier mail with them","kind":"nothing"},{"what":"comparable leads of our own","kind":"nothing"},{"what":"a file to send","kind":"nothing"},
{"what":"their time zone for certain","kind":"nothing","detail":"taken to be "}]}},"action_keys":[]}]
Their time zone is a guess: neither their country nor their phone number is known, so this is our own time zone
[{"name":"validate","status":"done","note":"Usable address, free mail; consent given.","started_at":"Usable address, business domain
{"name":"resolve_contact","status":"done","note":"Known in HubSpot, lead.  answers: owns the contact in HubSpot.","started_at":"
{"name":"resolve_company","status":"nothing{"name":"search_threads","status":"nothing","note":"No mail with them in
{"name":"search_threads","status":"done","note":"1 threads in 's mailbox.","started_at":"
{"name":"read_threads","status":"done","note":"1 threads read: 1 with the person, last
{"name":"read_threads","status":"nothing","note":"Nothing to read.","started_at":""output":{"summary":"no earlier mail"},"action_keys":[]},{"name":"
{"name":"recall_patterns","status":"nothing","note":"nothing comparable yet","started_at":"
{"name":"hunt_assets","status":"nothing{"name":"propose_slots","status":"done","note":"
{"name":"plan_next_step","status":"done","note":"book, score [{"name":"write_draft","status":"done","note":" words by the composer, confidence
[{"name":"create_draft","status":"done","note":"draft in a new thread","started_at":"draft in the thread it answers
/gmail.create_draft/1"]},{"name":"create_task","status":"held","note":"Review by  due Fri  16:00 UTC. Held until  UTC: DRAFT_ONLY is on.","started_at":"
"output":{"due_at":"T16:00:00+00:00","owner_id":""},"action_keys":["/hubspot.create_task/1","/hubspot.create_note/1"]},
{"name":"record_audit","status":"held","note":"Next touch after a send: a reminder in 3 business days, unless they answer. Held until
"output":{"next_touch":"after a send: a reminder in 3 business days, unless they answer"},"action_keys":["/gmail.label_thread/1"]}]
"error":{"error_id":"","code":"","what":"","todo":""status":"degraded","note":"Could not look: "status":"failed
"payload":{"email":"","contact_id":"","company_id":"","owner_id":"","marker":"Sales Agent ref: ","body_html":"Form lead processed.<br>validate:
<br>resolve_contact: <br>resolve_company: <br>hunt_assets: <br>propose_slots: <br>recall_patterns: <br>search_threads: <br>read_threads:
<br>plan_next_step: <br>write_draft: <br>create_draft: draft in a new thread<br>Sales Agent ref: ","body_html":"Next step: , because
<br>Score  of 100.<br>The reply waits as a draft in Gmail.<br>Confidence  of 100.<br><br>Evidence: https:///runs/<br>Sales Agent ref:
","due_at":"","subject":"Review reply to ","priority":"HIGH","priority":"MEDIUM","priority":"LOW"},"why":"the rep reviews the draft"},"state":"
"properties":{"firstname":"","lastname":"","jobtitle":"","hubspot_owner_id":"","at":"+00:00"},"why":"the contact's record tells what was found"},"state":"
"payload":{"mailbox":"","to":"","subject":"","mime":"From: >\r\nTo: >\r\nSubject: \r\nDate:  +0000\r\nMessage-ID: <>\r\nIn-Reply-To: <>\r\nReferences: <
>\r\nX-Sales-Agent-Run: \r\nX-Sales-Agent-Draft: <>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"=_\"\r\n\r\n--=_
\r\nContent-Type: text/plain; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n
\r\nContent-Type: text/plain; charset=\"utf-8\"\r\nContent-Transfer-Encoding: 7bit\r\n\r\nHi ,\r\n\r\nThank you for \r\nBest,\r\n
\r\n\r\n--=_\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: 7bit\r\nMIME-Version: 1.0\r\n\r\n<p>Hi
,</p>\r\n<p>?</p>\r\n<ul><li></li><li></li></ul>\r\n<p>All times are </p>\r\n<p>Best,<br>\r\n<br>\r\n</p>\r\n\r\n--=_--\r\n","rfc_message_id":"<
>","thread_id":""},"why":"the reply, in a new thread, for review"},"state":"performed","reason":"done","result":{"draft_id":"r","message_id":"","thread_id":"
"},"why":"the reply, in the thread it answers, for review"},"state":"claimed"
","label":"AGENT_DRAFTED_FORMLEAD"},"why":"the thread shows that the agent drafted in it"},"state":"
{"action":{"key":"/gmail.create_draft/1","kind":"gmail.create_draft","run_id":"/gmail.label_thread/1","kind":"gmail.label_thread","run_id":"
/hubspot.upsert_contact/1","kind":"hubspot.upsert_contact","run_id":"/hubspot.create_task/1","kind":"hubspot.create_task","run_id":"
/hubspot.create_note/1","kind":"hubspot.create_note","run_id":""state":"held","reason":"DRAFT_ONLY is on","attempt":1,"submitted_at":"Z","changed_at":"
Z","held_by":"draft_only","expires_at":"
{"run_id":"","submission":{"submission_key":"s_","content_key":"c_","source":"workflow","portal_id":"","form_id":"","conversion_id":"","contact_id":"
"fields":{"portalid":"","formid":"","conversionid":"","email":"","firstname":"","lastname":"","company":"","jobtitle":"","phone":"+","country":"
","message":"","consent":"yes"},"page_url":"https://","submitted_at":""received_at":"Z"},"status":"running","started_at":"Z"},"status":"done","started_at":"
Z","lease_until":"Z","audit_heads":[{"seq":"mac":""deliveries":2,"replayed_from":[["pattern":{"run_id":"","form_id":"","industry":"","role":"","intent":"
","approach":"","outcome":"","at":"2026-
Z","finished_at":"Z","attempts":1,"output":{""},"action_keys":[]},{"name":"","started_at":"2026-","status":"nothing","note":"","status":"done","note":"
"""
FIRST = _FIRST.replace("\n", "").encode()
DICTIONARIES: Mapping[int, bytes] = {zlib.adler32(dictionary): dictionary for dictionary in (FIRST,)}
"""By the checksum that a compressed body names; the first one is written with."""


def compressed(text: bytes) -> bytes:
    """The text in the zlib format, by the newest dictionary."""
    compressor = zlib.compressobj(9, zdict=FIRST)
    return compressor.compress(text) + compressor.flush()


def decompressed(body: bytes) -> bytes:
    """The inverse, whichever dictionary it was made with, or none. Raises zlib.error for what is damaged."""
    has_dictionary = len(body) > 6 and body[1] & 0x20
    if not has_dictionary:
        return zlib.decompress(body)
    dictionary = DICTIONARIES.get(int.from_bytes(body[2:6], "big"))
    if dictionary is None:
        raise zlib.error("it was made with a dictionary that this release does not know")
    decompressor = zlib.decompressobj(zdict=dictionary)
    text = decompressor.decompress(body) + decompressor.flush()
    if not decompressor.eof:
        raise zlib.error("its end is missing")
    return text
