import sys
sys.exit('the message')
