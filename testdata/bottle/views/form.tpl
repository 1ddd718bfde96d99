<form method="post">
% for f in fields:
  <input name="{{f}}">
% end
</form>
