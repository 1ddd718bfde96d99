<html><head><title>{{title or "none"}}</title></head>
<body>{{!base}}</body></html>
