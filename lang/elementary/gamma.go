package elementary

import "math"

// The gamma function by Lanczos' approximation in the rational form, with g and
// thirteen coefficients of Boost's for numbers of 53 bits, which CPython uses, too:
// programs know its last places.

const (
	lanczosG = 6.024680040776729583740234375
	logPi    = 1.144729885849400174143427351353058711647
	// sqrtRange is from where on a power overflows though the result does not.
	sqrtRange = 140
)

var lanczosNum = [...]float64{
	23531376880.410759688572007674451636754734846804940,
	42919803642.649098768957899047001988850926355848959,
	35711959237.355668049440185451547166705960488635843,
	17921034426.037209699919755754458931112671403265390,
	6039542586.3520280050642916443072979210699388420708,
	1439720407.3117216736632230727949123939715485786372,
	248874557.86205415651146038641322942321632125127801,
	31426415.585400194380614231628318205362874684987640,
	2876370.6289353724412254090516208496135991145378768,
	186056.26539522349504029498971604569928220784236328,
	8071.6720023658162106380029022722506138218516325024,
	210.82427775157934587250973392071336271166969580291,
	2.5066282746310002701649081771338373386264310793408,
}

var lanczosDen = [...]float64{
	0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
}

// lanczosSum is the rational function for x > 0, by the powers of 1/x where those
// of x grow large.
func lanczosSum(x float64) float64 {
	num, den := 0.0, 0.0
	for i := range lanczosNum {
		if x < 5 {
			i = len(lanczosNum) - 1 - i
			num, den = float64(num*x)+lanczosNum[i], float64(den*x)+lanczosDen[i]
		} else {
			num, den = num/x+lanczosNum[i], den/x+lanczosDen[i]
		}
	}
	return num / den
}

// sinPi is sin(pi*x) for finite x.
func sinPi(x float64) float64 {
	y := math.Mod(math.Abs(x), 2)
	var r float64
	switch math.Round(2 * y) {
	case 0:
		r = Sin(math.Pi * y)
	case 1:
		r = Cos(math.Pi * (y - 0.5))
	case 2:
		r = Sin(math.Pi * (1 - y))
	case 3:
		r = -Cos(math.Pi * (y - 1.5))
	default:
		r = Sin(math.Pi * (y - 2))
	}
	return math.Copysign(1, x) * r
}

// Gamma is the gamma function: infinite where it overflows and at zero, NaN at the
// negative integers and at -Inf.
func Gamma(x float64) float64 {
	ax := math.Abs(x)
	switch {
	case math.IsNaN(x) || math.IsInf(x, 1):
		return x
	case math.IsInf(x, -1) || x < 0 && x == math.Floor(x):
		return math.NaN()
	case x == 0:
		return math.Copysign(math.Inf(1), x)
	case x == math.Floor(x) && x <= 23:
		r := 1.0
		for n := 2.0; n < x; n++ {
			r *= n
		}
		return r
	case ax < 1e-20:
		return 1 / x
	case ax > 200 && x < 0:
		return 0 / sinPi(x)
	case ax > 200:
		return math.Inf(1)
	}
	// y loses some of ax, which z makes up for.
	const half = lanczosG - 0.5
	y := ax + half
	var z float64
	if ax > half {
		z = (y - ax) - half
	} else {
		z = (y - half) - ax
	}
	z = float64(z*lanczosG) / y
	power := Pow(y, ax-0.5)
	root := 0.0
	if ax >= sqrtRange {
		root = Pow(y, ax/2-0.25)
	}
	var r float64
	if x < 0 {
		r = -math.Pi / sinPi(ax) / ax * Exp(y) / lanczosSum(ax)
		r -= float64(z * r)
		if root != 0 {
			return r / root / root
		}
		return r / power
	}
	r = lanczosSum(ax) / Exp(y)
	r += float64(z * r)
	if root != 0 {
		return r * root * root
	}
	return r * power
}

// Lgamma is the logarithm of the gamma function's absolute value: infinite at zero
// and at the negative integers.
func Lgamma(x float64) float64 {
	ax := math.Abs(x)
	switch {
	case math.IsNaN(x):
		return x
	case math.IsInf(x, 0):
		return math.Inf(1)
	case x == math.Floor(x) && x <= 0:
		return math.Inf(1)
	case x == 1 || x == 2:
		return 0
	case ax < 1e-20:
		return -Log(ax)
	}
	r := Log(lanczosSum(ax)) - lanczosG
	r += float64((ax - 0.5) * (Log(ax+lanczosG-0.5) - 1))
	if x < 0 {
		r = logPi - Log(math.Abs(sinPi(ax))) - Log(ax) - r
	}
	return r
}
