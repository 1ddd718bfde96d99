"""A chat by long polling: a request waits until there is something to tell.

    pystm -m pystm.wsgi chat:app --bind 127.0.0.1:8080         (in this folder)
    open http://127.0.0.1:8080/ in two windows

A waiting request is a thread that waits for a Condition: it costs no core.
"""
import threading

from bottle import Bottle, request, response

app = Bottle()
news = threading.Condition()
messages = []
KEEP = 1000
dropped = 0

PAGE = """<!doctype html><meta charset="utf-8"><title>Chat</title>
<style>body{font:16px sans-serif;max-width:40em;margin:2em auto}#log{white-space:pre-wrap}</style>
<form id=f><input id=who size=8 placeholder=name> <input id=text size=40 autofocus> <button>Say</button></form>
<div id=log></div>
<script>
let seen = 0;
async function listen() {
  for (;;) {
    try {
      const r = await (await fetch('/messages?after=' + seen)).json();
      seen = r.next;
      for (const m of r.messages) log.textContent += m.who + ': ' + m.text + '\\n';
    } catch (e) { await new Promise(r => setTimeout(r, 1000)); }
  }
}
f.onsubmit = e => { e.preventDefault();
  fetch('/messages', {method: 'POST', headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({who: who.value || 'anon', text: text.value})}); text.value = ''; };
listen();
</script>"""


@app.get("/")
def page():
    return PAGE


@app.post("/messages")
def say():
    global dropped
    data = request.json or {}
    message = {"who": str(data.get("who", "anon"))[:40], "text": str(data.get("text", ""))[:1000]}
    with news:
        messages.append(message)
        if len(messages) > KEEP:
            dropped += len(messages) - KEEP
            del messages[:-KEEP]
        news.notify_all()
        return {"next": dropped + len(messages)}


@app.get("/messages")
def listen():
    try:
        after = int(request.query.get("after", "0"))
        wait = min(float(request.query.get("wait", "25")), 60)
    except ValueError:
        response.status = 400
        return {"error": "after and wait are numbers"}
    with news:
        news.wait_for(lambda: dropped + len(messages) > after, wait)
        return {"next": dropped + len(messages), "messages": messages[max(after - dropped, 0):]}
