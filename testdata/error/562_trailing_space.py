def f(a,   
      b):
    return g(a,   
       b)   
def g(a, b):
	x = a  +   b  	 
	return x   
def h():
    raise ValueError("x")  	
def k():
    x = h()  # c  
    return x
def m():
    k()   
try:
    m()  
except ValueError as e:
    import traceback; traceback.print_exc()
f(1, "a")   
