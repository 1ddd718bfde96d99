"""The smallest bottle application, served on all cores.

    pystm demo/bottle/hello.py            then open http://127.0.0.1:8080/hello/you
"""
from bottle import Bottle, run, template

app = Bottle()


@app.route("/")
def index():
    return "Try /hello/<name>"


@app.route("/hello/<name>")
def hello(name):
    return template("<b>Hello {{name}}</b>!", name=name)


if __name__ == "__main__":
    run(app, server="pystm.wsgi:BottleServer", host="127.0.0.1", port=8080)
