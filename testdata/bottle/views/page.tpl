% rebase("base", title=title)
<ul>
% for name, n in rows:
  <li>{{name}} {{!"<i>%d</i>" % n}}</li>
% end
% if not empty:
  <p>nothing else</p>
% end
</ul>
% def twice(x):
{{x}}{{x}}
% end
% twice("ab")
